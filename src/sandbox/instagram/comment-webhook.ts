import type { InstagramStage } from './instagram-stage.ts';
import type { Comment } from './instagram-world.ts';
import { changeValue } from './payloads.ts';

/** Tells of a comment in the shape set for the account; `from` is the person, or the account itself. */
export function tellComment(
  { feed }: InstagramStage,
  { id, media, text }: Comment,
  from: { id: string; username: string; self_ig_scoped_id?: string },
  parentId?: string,
): void {
  const { account } = media;
  const about = {
    id,
    from,
    text,
    parentId,
    media: {
      id: media.id,
      media_product_type: media.product,
      ...(media.product === 'AD' ? { ad_id: media.id, ad_title: media.caption } : {}),
    },
  };
  const value =
    account.commentShape === 'wrapped-comment-id'
      ? changeValue.commentWithCommentId(about)
      : changeValue.comment(about);
  void feed.change(account, media.product === 'LIVE' ? 'live_comments' : 'comments', value);
}
