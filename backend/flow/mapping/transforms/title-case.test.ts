import { expect, test } from 'vitest';
import { titleCase } from './title-case.ts';

test.each([
  ['ann lee', 'Ann Lee'],
  ['ANN LEE', 'Ann Lee'],
  ['ANN MCDONALD', 'Ann McDonald'],
  ['Ann McDonald', 'Ann McDonald'],
  ['deShawn', 'deShawn'],
  ["ann o'neil", "Ann O'Neil"],
  ['ANN O’NEIL-MCKAY', 'Ann O’Neil-McKay'],
  ["women's affairs", "Women's Affairs"],
  ["JEANNE D'ARC", "Jeanne D'Arc"],
  ['JAN VAN DER BERG', 'Jan van der Berg'],
  ['van der Berg', 'Van der Berg'],
  ['MARIA DE LA CRUZ', 'Maria de la Cruz'],
  ['MARINE LE PEN', 'Marine Le Pen'],
  ['ANH LE', 'Anh Le'],
  ['HEAD OF SALES AND MARKETING', 'Head of Sales and Marketing'],
  ['HENRY TUDOR VIII', 'Henry Tudor VIII'],
  ['ANNE-MARIE', 'Anne-Marie'],
  ['ÉMILE ŽIŽEK', 'Émile Žižek'],
  ['ΟΔΥΣΣΕΥΣ ΠΑΠΑΣ', 'Οδυσσευς Παπας'],
  ['иван петров', 'Иван Петров'],
  ['ISTANBUL', 'Istanbul'],
  ['  ann  lee ', '  Ann  Lee '],
  ['李雷', '李雷'],
  ['r&d (berlin)', 'R&D (Berlin)'],
  ['', ''],
])('%j becomes %j', (text, title) => {
  expect(titleCase(text)).toBe(title);
});
