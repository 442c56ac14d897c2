import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProcessorBuilder, ValidationTypes, type ManifestSchema } from '@forge/manifest';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The manifest as it is deployed. */
export const manifestFile = join(root, 'manifest.yml');

/** Every look that Atlassian's own validator takes without asking anybody. */
const looks = [ValidationTypes.FULL, ValidationTypes.PRODUCT_TRIGGER, ValidationTypes.FORGE_REMOTE_COMPUTE];

export interface CheckedManifest {
  /** What is wrong with it, in Atlassian's words. */
  readonly problems: readonly string[];
  readonly content: ManifestSchema | undefined;
}

/** Validates the text of a manifest as `forge lint` does, in a folder where the pages look as if they were built. */
export async function checkManifest(text: string): Promise<CheckedManifest> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-manifest-'));
  try {
    const pages = join(folder, 'frontend/dist-forge/index.html');
    await mkdir(dirname(pages), { recursive: true });
    await copyFile(join(root, 'frontend/index.html'), pages);
    const file = join(folder, 'manifest.yml');
    await writeFile(file, text);
    return await validate(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function validate(file: string): Promise<CheckedManifest> {
  const problems: string[] = [];
  let content: ManifestSchema | undefined;
  for (const look of looks) {
    const result = await ProcessorBuilder.instance().withValidation(look).build().process(file);
    problems.push(...(result.errors ?? []).map(({ message }) => message));
    if (look === ValidationTypes.FULL) content = result.manifestObject?.typedContent;
    if (!result.success && problems.length === 0) problems.push(`${look}: refused without a reason`);
  }
  return { problems, content };
}
