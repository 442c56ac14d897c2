/** One hair style in the layers between which the person is drawn. */
export interface HairLayers {
  /** Behind the shoulders. */
  readonly behind?: string;
  /** Before the shoulders, behind the head. */
  readonly over?: string;
  /** Before the face. */
  readonly front: string;
}

interface HairPaint {
  readonly base: string;
  readonly dark: string;
  readonly light: string;
}

export type HairDrawing = (paint: HairPaint) => HairLayers;
