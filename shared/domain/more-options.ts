import { z } from 'zod';

/** Parameters that only some providers honour; each of them says which. */
export const moreOptionIds = ['customSize', 'endUserId', 'webSearch', 'cameraFixed', 'lastFrame', 'keepAudio'] as const;
export type MoreOptionId = (typeof moreOptionIds)[number];

const allOptionsSchema = z.strictObject({
  /** `WxH` in pixels, typed by a person who wants no named ratio; empty: none. */
  customSize: z.string().regex(/^(?:[1-9]\d{1,4}x[1-9]\d{1,4})?$/),
  /** Who the clip is made for, as the provider's abuse checks ask; empty: not said. */
  endUserId: z.string().trim().max(120),
  /** The model may look up facts on the web. */
  webSearch: z.boolean(),
  /** A wish: the camera stands still. */
  cameraFixed: z.boolean(),
  /** The last frame comes back as a still as well. */
  lastFrame: z.boolean(),
  /** The edited video keeps its own sound. */
  keepAudio: z.boolean(),
});
export type MoreOptions = z.infer<typeof allOptionsSchema>;

/** Only what was set is kept, so that an option may be added later without touching a clip. */
export const moreOptionsSchema = allOptionsSchema.partial();
type SetMoreOptions = z.infer<typeof moreOptionsSchema>;

/** Every option of a clip; those that were not set are off. */
export function moreOptionsOf({ more = {} }: { readonly more?: SetMoreOptions | undefined }): MoreOptions {
  return {
    customSize: more.customSize ?? '',
    endUserId: more.endUserId ?? '',
    webSearch: more.webSearch ?? false,
    cameraFixed: more.cameraFixed ?? false,
    lastFrame: more.lastFrame ?? false,
    keepAudio: more.keepAudio ?? false,
  };
}
