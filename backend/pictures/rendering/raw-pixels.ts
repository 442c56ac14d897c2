/** Decoded pixels: red, green, blue, a byte each, row by row from the top without padding. */
export interface RawPixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

/** The square in the middle. */
export function cropCentre(picture: RawPixels): RawPixels {
  const { width, height, bytes } = picture;
  if (width === height) return picture;
  const side = Math.min(width, height);
  const rowBytes = side * 3;
  const cropped = Buffer.allocUnsafe(side * rowBytes);
  const left = Math.floor((width - side) / 2);
  const top = Math.floor((height - side) / 2);
  for (let row = 0; row < side; row += 1) {
    const start = ((top + row) * width + left) * 3;
    bytes.copy(cropped, row * rowBytes, start, start + rowBytes);
  }
  return { width: side, height: side, bytes: cropped };
}

/**
 * Every square of `factor` by `factor` pixels to their mean; an odd rest at the right and below is left out. The box
 * filter with which libvips begins as well, without the cost of starting a pipeline for it (0.2 ms against 1 ms).
 */
export function shrinkBy(factor: number, picture: RawPixels): RawPixels {
  if (factor === 1) return picture;
  const { bytes } = picture;
  const width = Math.floor(picture.width / factor);
  const height = Math.floor(picture.height / factor);
  const shrunk = Buffer.allocUnsafe(width * height * 3);
  const rowBytes = picture.width * 3;
  const count = factor * factor;
  let written = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let [red, green, blue] = [count / 2, count / 2, count / 2];
      const corner = y * factor * rowBytes + x * factor * 3;
      for (let row = corner; row < corner + factor * rowBytes; row += rowBytes) {
        for (let pixel = row; pixel < row + factor * 3; pixel += 3) {
          red += bytes[pixel] ?? 0;
          green += bytes[pixel + 1] ?? 0;
          blue += bytes[pixel + 2] ?? 0;
        }
      }
      shrunk[written] = red / count;
      shrunk[written + 1] = green / count;
      shrunk[written + 2] = blue / count;
      written += 3;
    }
  }
  return { width, height, bytes: shrunk };
}
