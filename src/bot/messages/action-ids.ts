/**
 * The names by which Slack tells us what was pressed or sent. Renderers put them in, listeners match on them; changing
 * one makes the buttons of every posted message dead.
 */
export const actionIds = {
  claim: 'lead_claim',
  pass: 'lead_pass',
  release: 'lead_release',
  reopen: 'lead_reopen',
  won: 'lead_won',
  wake: 'lead_wake',
  /** The overflow menu of a card; which choice is in the option's value. */
  more: 'lead_more',
  claimNext: 'claim_next',
  takeShift: 'shift_take',
  leaveShift: 'shift_leave',
  captureViewers: 'capture_viewers',
  openStory: 'story_open',
  /** Opens the composer. */
  answer: 'lead_answer',
  /** Opens the composer with a suggested template. */
  useSuggestion: 'suggestion_use',
  /** Inside the composer; each changes what is shown. */
  composerRoute: 'composer_route',
  composerTemplate: 'composer_template',
  composerLanguage: 'composer_language',
  composerAnswer: 'composer_answer',
  composerText: 'composer_text',
  /** What a person decides about a message that was written before. */
  cancelSend: 'touch_cancel',
  confirmSent: 'touch_sent',
  confirmNotSent: 'touch_not_sent',
  /** Another page of the list of templates, or its archive. */
  templatesTurn: 'templates_turn',
  templatesArchive: 'templates_archive',
  templateNew: 'template_new',
  templateOpen: 'template_open',
  /** Everything that is filled in when a template is written. */
  templateField: 'template_field',
  templateInEnglish: 'template_in_en',
  templateInFrench: 'template_in_fr',
  templateInDutch: 'template_in_nl',
  templateArchive: 'template_archive',
  templateRestore: 'template_restore',
  templateHistory: 'template_history',
  /** What can be done from a digest; its value says of which day. */
  digestClaim: 'digest_claim',
  digestRequeue: 'digest_requeue',
  digestPause: 'digest_pause',
  digestReport: 'digest_report',
  digestHour: 'digest_hour',
} as const;

/** The modals; `capture_read` shows what was understood, `capture_save` saves it. */
export const callbackIds = {
  captureRead: 'capture_read',
  captureSave: 'capture_save',
  captureDone: 'capture_done',
  openStory: 'story_open',
  composer: 'composer',
  byHand: 'composer_by_hand',
  composerClosed: 'composer_closed',
  won: 'lead_won',
  lost: 'lead_lost',
  snooze: 'lead_snooze',
  optOut: 'lead_opt_out',
  cost: 'cost',
  templates: 'templates',
  templateSave: 'template_save',
  templateLook: 'template_look',
  templateHistory: 'template_history',
  digestHour: 'digest_hour',
  digestHourDone: 'digest_hour_done',
} as const;
