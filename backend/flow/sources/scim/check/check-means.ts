import type { ReadMeans } from '../people/read-means.ts';
import type { PictureMeans } from '../pictures/scim-pictures.ts';

export interface CheckMeans extends ReadMeans, PictureMeans {}
