import { slackUserId } from '../domain/ids.ts';
import { type DeskSettings, defaultSettings } from '../domain/team/settings.ts';
import { readYaml } from '../integrations/files/read-yaml.ts';
import { settingsSchema, type WrittenAccount, type WrittenSettings } from './settings-schema.ts';

/** What a settings file amounts to. */
export interface SettingsFile {
  /** The defaults, with what the file says laid over them. */
  readonly settings: DeskSettings;
  readonly accounts: readonly PlacedAccount[];
}

/** An account of the file, and the place that complaints about it name. */
export interface PlacedAccount {
  readonly account: WrittenAccount;
  /** E.g. `settings.yml:12: accounts[0]`. */
  readonly place: string;
}

export const noSettingsFile: SettingsFile = { settings: defaultSettings, accounts: [] };

/**
 * Reads the YAML `text` of a settings file. Unknown keys are mistakes, since a threshold that was mistyped would
 * otherwise silently keep its default. Every mistake is one line in `problems`, with the file's line number.
 *
 * @param name how complaints call the file
 */
export function parseSettingsFile(text: string, name: string, problems: string[]): SettingsFile {
  const file = readYaml(text, name, settingsSchema, 'a setting', problems);
  if (!file) return noSettingsFile;

  const { value, at } = file;
  const settings = overlay(value);
  if (settings.sorting.loyalStories > settings.sorting.loyalOfStories) {
    problems.push(`${at(['sorting', 'loyalStories'])} must not be more than loyalOfStories.`);
  }
  const accounts = (value.accounts ?? []).map((account, index) => ({ account, place: at(['accounts', index]) }));
  return { settings, accounts };
}

/** Lays what was written over the defaults: groups and weights key by key, a list as a whole. */
function overlay({ sorting, rhythm, sending, money, digest, accounts, managers }: WrittenSettings): DeskSettings {
  return {
    sorting: {
      ...defaultSettings.sorting,
      ...definedOf({
        ...sorting,
        weights: { ...defaultSettings.sorting.weights, ...definedOf(sorting?.weights ?? {}) },
      }),
    },
    rhythm: { ...defaultSettings.rhythm, ...definedOf(rhythm ?? {}) },
    sending: { ...defaultSettings.sending, ...definedOf(sending ?? {}) },
    money: { ...defaultSettings.money, ...definedOf(money ?? {}) },
    digest: {
      ...defaultSettings.digest,
      ...definedOf(digest ?? {}),
      accounts: Object.fromEntries((accounts ?? []).map(({ id, digestAt, hours }) => [id, { at: digestAt, hours }])),
    },
    managers: managers?.map(slackUserId) ?? defaultSettings.managers,
  };
}

type Defined<Written> = { [Key in keyof Written]?: Exclude<Written[Key], undefined> };

function definedOf<Written extends object>(written: Written): Defined<Written> {
  // Only the keys that hold undefined are taken away.
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)) as Defined<Written>;
}
