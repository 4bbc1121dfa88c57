import type { JsonObject } from '../json-object.ts';

/** An uploaded file; `bytes` is base64 so that a snapshot stays plain JSON. */
export type StoredFile = {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  bytes: string;
  size: number;
  user: string;
  /** Epoch seconds. */
  created: number;
  altText?: string;
  /** False between `files.getUploadURLExternal` and `files.completeUploadExternal`. */
  complete: boolean;
  channels: string[];
};

/** The file object. Source: docs.slack.dev/reference/objects/file-object */
export function fileObject(file: StoredFile, origin: string): JsonObject {
  const url = `${origin}/files/${file.id}/${encodeURIComponent(file.name)}`;
  const [ims, channels] = [true, false].map((direct) => file.channels.filter((id) => id.startsWith('D') === direct));
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1) ?? '',
    size: file.size,
    user: file.user,
    mode: 'hosted',
    is_external: false,
    is_public: channels?.length !== 0,
    url_private: url,
    url_private_download: url,
    permalink: url,
    channels,
    ims,
    file_access: 'visible',
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
  };
}
