import iconv from 'iconv-lite';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { aZip } from '../backend/testing/csv-sessions.ts';
import { sampleCompany } from '../simulators/company/company.ts';
import { faceImage } from '../simulators/company/face-image.ts';
import { choose } from './choose.ts';
import { runFigure } from './run-figure.ts';
import { shownFaces } from './shown-faces.ts';
import { ada, addAccount, signIn } from './sign-in.ts';
import { useWorld, type Visitor } from './world.ts';

const company = sampleCompany({ people: 60 });
/** Not everyone can be written in Windows-1252. */
const people = company
  .people()
  .filter(
    ({ guest, displayName }) =>
      !guest && iconv.decode(iconv.encode(displayName, 'windows-1252'), 'windows-1252') === displayName,
  );
const pictured = people.filter(({ picture }) => picture);
const [someone] = pictured;
if (!someone) throw new Error('The sample company has no pictures.');

const nameOfMarta = 'Märta Öberg';

/** As a German Excel saves a list: semicolons, Windows-1252; two of its rows are bad. */
function exportOf(phone: string): Buffer {
  const rows = people.map(({ index, displayName, email, jobTitle, department, managerId }) => {
    const manager = managerId === undefined ? undefined : company.person(managerId);
    return [`E${index}`, displayName, email, phone, jobTitle, department, manager ? `E${manager.index}` : ''].join(';');
  });
  const lines = [
    'Employee ID;Display name;Email;Phone;Job title;Department;Manager ID',
    ...rows,
    `E9000;${nameOfMarta};marta@example.org;${phone};Chef;Küche;`,
    'E9001;too few',
    `E9000;${nameOfMarta};marta@example.org;;;;`,
  ];
  return iconv.encode(`${lines.join('\r\n')}\r\n`, 'windows-1252');
}

/** With a folder in `ROSTER_SCREENSHOTS`, the pages of this flow are kept there to be looked at. */
const folder = process.env['ROSTER_SCREENSHOTS'];

describe('a CSV file with pictures', () => {
  const world = useWorld();
  let admin: Visitor;
  beforeAll(async () => {
    await addAccount(world.roster, ada, 'admin');
    admin = await world.visit();
    await signIn(admin, ada, '/connectors/new');
  });

  async function keep(name: string): Promise<void> {
    if (folder === undefined) return;
    const { page } = admin;
    await mkdir(folder, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1280, 768]) {
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: join(folder, `csv ${name} ${width} ${colorScheme}.png`), fullPage: true });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 800 });
  }

  it('the wizard asks for a file, and shows before the import how it is read', async () => {
    const { page } = admin;
    admin.expectAnswer('POST /api/source-kinds/csv/check 400');
    await page.getByRole('button', { name: /CSV file/ }).click();
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('Choose a file, or name a watched file below.').waitFor();
    await keep('settings-empty');
    const photos = await Promise.all(
      pictured.map(async (person) => [`photos/e${person.index}.jpg`, await faceImage(person, 240)] as const),
    );
    const [file, pictures] = [page.locator('[data-setting=file] input'), page.locator('[data-setting=pictures] input')];
    await file.setInputFiles({ name: 'Mitarbeiter.csv', mimeType: 'text/csv', buffer: exportOf('+49 30 1') });
    await page.getByText('Mitarbeiter.csv').waitFor();
    const zip = await aZip(Object.fromEntries(photos));
    await pictures.setInputFiles({ name: 'photos.zip', mimeType: 'application/zip', buffer: zip });
    await page.getByText('photos.zip').waitFor();
    await keep('settings');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('heading', { name: 'What works, and what is missing' }).waitFor();
    await page.getByText(/Windows-1252 \(Western Europe\), columns separated by semicolons/).waitFor();
    await page.getByText(/2 rows would be left out\. Line \d+: The row has 2 fields/).waitFor();
    await page.getByText(/By the column “Employee ID”/).waitFor();
    await page.getByText(`${pictured.length} with a picture there`, { exact: false }).waitFor();
    await keep('check');
  });

  it('the first run brings people, managers and pictures, and tells which rows it left out', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Who comes in' }).waitFor();
    await keep('scope');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('cell', { name: 'managerReference' }).waitFor();
    await keep('mapping');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('HR export');
    await choose(page, 'Run', 'Only when started by hand');
    await page.getByRole('button', { name: 'Add and start full sync' }).click();
    await page.getByText('Succeeded').waitFor({ timeout: 60_000 });
    expect(await runFigure(page, 'Created')).toBe(String(people.length + 1));
    expect(await runFigure(page, 'Failed')).toBe('2');
    expect(await runFigure(page, 'Pictures changed')).toBe(String(pictured.length));
    await keep('run');
  });

  it('people have what the file says, with their letters and faces', async () => {
    const { page } = admin;
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People' }).click();
    await page.getByRole('list', { name: 'People in the directory' }).waitFor();
    await page.getByRole('searchbox').fill('Marta Oberg');
    await page.getByText('1 person', { exact: true }).waitFor();
    await page.getByRole('link', { name: nameOfMarta, exact: true }).waitFor();
    await page.getByRole('searchbox').fill(someone.displayName);
    await page.getByRole('link', { name: someone.displayName, exact: true }).click();
    await page.getByRole('region', { name: 'Contact' }).waitFor();
    await page.getByText('+49 30 1').first().waitFor();
    expect(await shownFaces(page.locator('article header'))).toBe(1);
    await keep('person');
  });

  it('the mapping shows a real row, live', async () => {
    const { page } = admin;
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Connectors' }).click();
    await page.getByRole('link', { name: 'Open HR export' }).click();
    await page.getByRole('tab', { name: /mapping/i }).click();
    await page.getByRole('cell', { name: '+49 30 1' }).first().waitFor();
    await keep('mapping-live');
  });

  it('another file takes the place of the first on the Connection tab, and the next run reads it', async () => {
    const { page } = admin;
    await page.getByRole('tab', { name: 'Connection' }).click();
    await page.getByText('Mitarbeiter.csv').waitFor();
    const file = page.locator('[data-setting=file] input');
    await file.setInputFiles({ name: 'Mitarbeiter 2.csv', mimeType: 'text/csv', buffer: exportOf('+49 30 2') });
    await page.getByText('Mitarbeiter 2.csv').waitFor();
    await keep('connection');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('HR export was saved').waitFor();
    await page.getByRole('button', { name: 'Full sync' }).first().click();
    await page.getByText('Open the run').first().click();
    await page.getByText('Succeeded').waitFor({ timeout: 30_000 });
    expect(await runFigure(page, 'Updated')).toBe(String(people.length + 1));
    expect(await page.getByText('Pictures changed', { exact: true }).count()).toBe(0);
  });
});
