import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dnOf, ldifPerson } from '../backend/testing/slapd-people.ts';
import { peopleDn, reader, startSlapd, type Slapd } from '../backend/testing/slapd.ts';
import type { CompanyPerson } from '../simulators/company/company-person.ts';
import { sampleCompany } from '../simulators/company/company.ts';
import { faceImage } from '../simulators/company/face-image.ts';
import { choose } from './choose.ts';
import { runFigure } from './run-figure.ts';
import { shownFaces } from './shown-faces.ts';
import { ada, addAccount, signIn } from './sign-in.ts';
import { useWorld, type Visitor } from './world.ts';

const company = sampleCompany({ people: 40 });
const people = company.people().filter(({ guest }) => !guest);
const pictured = people.filter(({ picture }) => picture);
const [someone] = pictured;
if (!someone) throw new Error('The sample company has no pictures.');
const dnOfPerson = ({ index }: CompanyPerson) => dnOf(`p${index}`);

async function entryOf(person: CompanyPerson): Promise<string> {
  const { index, displayName, familyName, email, phone, jobTitle, department, managerId } = person;
  const manager = managerId === undefined ? undefined : company.person(managerId);
  const attributes = {
    ...{ displayName, cn: displayName, sn: familyName, mail: email, telephoneNumber: phone, title: jobTitle },
    departmentNumber: department,
    manager: manager && dnOfPerson(manager),
    jpegPhoto: person.picture && (await faceImage(person, 240)),
  };
  return ldifPerson({ uid: `p${index}`, attributes });
}

describe('an LDAP directory with pictures', () => {
  const world = useWorld();
  let directory: Slapd;
  let admin: Visitor;
  let firstFace: string | null;
  beforeAll(async () => {
    directory = await startSlapd({ ldif: await Promise.all(people.map(entryOf)) });
    await addAccount(world.roster, ada, 'admin');
    admin = await world.visit();
    await signIn(admin, ada, '/connectors/new');
  });
  afterAll(() => directory.stop());

  it('the wizard refuses an address that does not fit the encryption, at its field', async () => {
    const { page } = admin;
    admin.expectAnswer('POST /api/source-kinds/ldap/check 400');
    await page.getByRole('button', { name: /LDAP/ }).click();
    await page.getByRole('textbox', { name: 'Server addresses' }).fill(directory.url);
    await page.getByRole('textbox', { name: /^Bind account/ }).fill(reader.bindDn);
    await page.getByLabel('Password of the bind account').fill(reader.bindPassword);
    await page.getByRole('textbox', { name: 'Base DN' }).fill(peopleDn);
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('The encryption is LDAPS: the address must start with ldaps://.').waitFor();
    await choose(page, 'Encryption', /none/i);
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('heading', { name: 'What works, and what is missing' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).waitFor();
  });

  it('the wizard goes on to the first run, which brings people and pictures', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Who comes in' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('radio', { name: /OpenLDAP/ }).check();
    await page.getByRole('cell', { name: 'telephoneNumber' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Staff directory');
    await choose(page, 'Run', 'Only when started by hand');
    await page.getByRole('button', { name: 'Add and start full sync' }).click();
    await page.getByText('Succeeded').waitFor({ timeout: 60_000 });
    expect(await runFigure(page, 'Created')).toBe(String(people.length));
    expect(await runFigure(page, 'Pictures changed')).toBe(String(pictured.length));
  });

  it('people have the faces of the directory', async () => {
    const { page } = admin;
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People' }).click();
    await page.getByText(`${people.length} people`).waitFor();
    const list = page.getByRole('list', { name: 'People in the directory' });
    await list.getByRole('link', { name: /@/ }).first().waitFor();
    expect(await shownFaces(list)).toBeGreaterThan(5);
    await page.getByRole('searchbox').fill(someone.displayName);
    await page.getByText('1 person', { exact: true }).waitFor();
    await page.getByRole('link', { name: someone.displayName, exact: true }).click();
    await page.getByRole('region', { name: 'Contact' }).waitFor();
    const header = page.locator('article header');
    await expect.poll(() => shownFaces(header)).toBe(1);
    firstFace = await header.locator('img').getAttribute('src');
  });

  it('a picture that changed in the directory is shown after the next changes run', async () => {
    const { page } = admin;
    const renewed = company.change({ kind: 'picture', id: someone.id, picture: 'new' });
    const photo = (await faceImage({ ...renewed, look: { ...renewed.look, skin: 0 } }, 240)).toString('base64');
    await directory.modify(
      `dn: ${dnOfPerson(someone)}\nchangetype: modify\nreplace: jpegPhoto\njpegPhoto:: ${photo}\n`,
    );
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Connectors' }).click();
    await page.getByRole('button', { name: 'Changes sync' }).click();
    await page.getByText('Open the run').first().click();
    await page.getByText('Succeeded').waitFor({ timeout: 30_000 });
    await expect.poll(() => runFigure(page, 'Pictures changed')).toBe('1');
    const row = page.getByRole('row', { name: new RegExp(someone.displayName) });
    await expect.poll(() => shownFaces(row)).toBe(2);
    await row.getByRole('link', { name: someone.displayName }).click();
    const header = page.locator('article header');
    await expect.poll(() => header.locator('img').getAttribute('src')).not.toBe(firstFace);
    await expect.poll(() => shownFaces(header)).toBe(1);
  });

  it('a schedule shows its next runs before it is saved, and the connector shows the next one after', async () => {
    const { page } = admin;
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Connectors' }).click();
    await page.getByText('Not scheduled').waitFor();
    await page.getByRole('link', { name: 'Open Staff directory' }).click();
    await page.getByRole('tab', { name: 'Schedule' }).click();
    await choose(page, 'Run', 'Every night at three');
    const next = page.getByRole('region').or(page.locator('section')).filter({ hasText: 'Next runs' }).last();
    await next.getByRole('listitem').first().waitFor();
    for (const time of await next.getByRole('listitem').allTextContents()) expect(time).toMatch(/3:00/);
    await page.getByRole('textbox', { name: 'Cron expression' }).fill('0 3 31 2 *');
    await page.getByText('This time never comes.').waitFor();
    await page.getByRole('textbox', { name: 'Cron expression' }).fill('30 4 * * 1-5');
    await expect.poll(() => next.getByRole('listitem').first().textContent()).toMatch(/4:30/);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Staff directory was saved').waitFor();
    await page.getByText('Not scheduled').waitFor({ state: 'detached' });
  });

  it('the safety limits say what they come to today, and are kept', async () => {
    const { page } = admin;
    await page.getByRole('tab', { name: 'Safety' }).click();
    const words = page.getByText(/a run that removes more than/);
    await expect.poll(() => words.textContent()).toContain(`With ${people.length} people known`);
    const percent = page.getByRole('spinbutton', { name: 'Limit in percent' }).first();
    await percent.fill('101');
    await page.getByText('Type a whole number from 0 to 100.').waitFor();
    await percent.fill('50');
    const most = Math.floor(people.length / 2);
    await expect.poll(() => words.textContent()).toContain(`more than ${most} is held`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' });
    await page.reload();
    await expect.poll(() => percent.inputValue()).toBe('50');
  });
});
