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
  const width = Math.floor(picture.width / factor);
  const height = Math.floor(picture.height / factor);
  const bytes = Buffer.allocUnsafe(width * height * 3);
  if (factor === 2) writeHalf(picture, bytes);
  else writeMeans(picture, factor, bytes);
  return { width, height, bytes };
}

/** The usual case unrolled, which takes half of the time. */
function writeHalf({ bytes, width }: RawPixels, half: Buffer): void {
  const rowBytes = width * 3;
  const writtenRowBytes = Math.floor(width / 2) * 3;
  for (let written = 0, start = 0; written < half.length; start += 2 * rowBytes) {
    const end = written + writtenRowBytes;
    for (let above = start; written < end; above += 3) {
      for (const past = written + 3; written < past; written += 1, above += 1) {
        const below = above + rowBytes;
        const sum = (bytes[above] ?? 0) + (bytes[above + 3] ?? 0) + (bytes[below] ?? 0) + (bytes[below + 3] ?? 0);
        half[written] = (sum + 2) >> 2;
      }
    }
  }
}

function writeMeans(picture: RawPixels, factor: number, means: Buffer): void {
  const { bytes } = picture;
  const rowBytes = picture.width * 3;
  const runBytes = factor * 3;
  const width = Math.floor(picture.width / factor);
  const count = factor * factor;
  const half = count >> 1;
  for (let written = 0, corner = 0; written < means.length; corner += factor * rowBytes) {
    for (let left = corner; left < corner + width * runBytes; left += runBytes) {
      let [red, green, blue] = [half, half, half];
      for (let row = left; row < left + factor * rowBytes; row += rowBytes) {
        for (let pixel = row; pixel < row + runBytes; pixel += 3) {
          // Kept to whole numbers, which the engine adds twice as fast.
          red = (red + (bytes[pixel] ?? 0)) | 0;
          green = (green + (bytes[pixel + 1] ?? 0)) | 0;
          blue = (blue + (bytes[pixel + 2] ?? 0)) | 0;
        }
      }
      means[written] = (red / count) | 0;
      means[written + 1] = (green / count) | 0;
      means[written + 2] = (blue / count) | 0;
      written += 3;
    }
  }
}
