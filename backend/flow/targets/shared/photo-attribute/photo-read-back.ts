import type { z } from 'zod';
import type { JsonObject } from '../../../model/json.ts';
import type { PictureReadBack } from '../../target.ts';

/** Where connector and target of one provider keep what they are to read and write. */
interface PhotoPlace<Place> {
  /** Kind of the source. */
  readonly source: string;
  /** The settings that both have and that say which tenant it is. */
  readonly place: z.ZodType<Place>;
  /** One text for each tenant. */
  readonly tenantOf: (place: Place) => string;
  /** The attribute's name as the target writes it. Absent: both name it alike. */
  readonly nameOf?: (pictureAttribute: string) => string;
}

export function photoReadBack<Place>(of: PhotoPlace<Place>): PictureReadBack {
  const { source, place, tenantOf, nameOf = (name: string) => name } = of;
  const tenant = (settings: JsonObject): string | undefined => {
    const parsed = place.safeParse(settings);
    return parsed.success ? tenantOf(parsed.data).toLowerCase() : undefined;
  };
  return {
    source,
    settings: { target: 'valueAttribute', source: 'pictureAttribute' },
    happens: ({ target, source: read }) => {
      const { pictureAttribute } = read;
      if (typeof pictureAttribute !== 'string' || nameOf(pictureAttribute) !== target['valueAttribute']) return false;
      const written = tenant(target);
      return written !== undefined && written === tenant(read);
    },
  };
}
