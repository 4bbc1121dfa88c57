/**
 * Instagram counts a message in UTF-8 bytes, not in characters: one emoji is four and more.
 * Source: developers.facebook.com/documentation/business-messaging/instagram-messaging/features/send-message
 */
export const maxMessageBytes = 1000;

const encoder = new TextEncoder();

/** How long Instagram finds `text`. */
export const utf8Bytes = (text: string) => encoder.encode(text).length;
