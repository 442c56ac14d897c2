/** What JSON can hold. Provider payloads, cursors and bookmarks are of this shape. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: JsonValue;
}
