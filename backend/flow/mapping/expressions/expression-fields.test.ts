import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { expressionFields } from './expression-fields.ts';

const fieldsOf = (expression: string) => expressionFields(jsonata(expression).ast());

describe('finds the attributes that are read', () => {
  test.each<[string, string[]]>([
    ['name.givenName & " " & name.familyName', ['name.givenName', 'name.familyName']],
    ['emails[type="work"].value', ['emails.value']],
    ['emails[type=$$.kind].value', ['kind', 'emails.value']],
    ['$$.mail', ['mail']],
    ['$.mail', ['mail']],
    ['$[active].mail', ['active', 'mail']],
    ['$.(mail & phone)', ['mail', 'phone']],
    ['`Job Title`', ['["Job Title"]']],
    ['`urn:x:2.0:User`.department', ['["urn:x:2.0:User"].department']],
    ['$uppercase(mail)', ['mail']],
    ['$string(employeeId)', ['employeeId']],
    ['employeeId ~> $string', ['employeeId']],
    ['employeeId ~> $string() ~> $uppercase()', ['employeeId']],
    ['$lookup(profile, "login")', ['profile']],
    ['$map(phones, function($p){ $p.value & mail })', ['phones', 'mail']],
    ['phones.$uppercase(value)', ['phones']],
    ['phones.{"a": value}', ['phones']],
    ['phones.*', ['phones']],
    ['phones{type: value}', ['phones']],
    ['phones^(value).value', ['phones']],
    ['phones#$i.value', ['phones.value']],
    ['(mail; $x := phone; $x.value)', ['mail', 'phone']],
    ['(phones)[type="work"].value', ['phones']],
    ['mail ? phone : mobile', ['mail', 'phone', 'mobile']],
    ['mail ?: phone', ['mail', 'phone']],
    ['mail ?? phone', ['mail', 'phone']],
    ['[mail, {"x": phone}]', ['mail', 'phone']],
    ['"x" in groups', ['groups']],
    ['($f := function($x){ $x ? $f(mail) : 1 }; $f(a))', ['mail', 'a']],
    ['"constant"', []],
    ['$match(mail, /x/)', ['mail']],
  ])('%s', (expression, fields) => {
    expect(fieldsOf(expression)).toEqual(fields);
  });
});

describe('says “all” where it cannot tell', () => {
  test.each([
    '$',
    '$$',
    '*',
    '**.mail',
    '$.*',
    '$keys($)',
    '$keys()',
    '$lookup("mail")',
    '$each(function($v, $k){ $k })',
    '$string()',
    '$sift(function($v){ $v })',
    '$eval("mail")',
    '"mail" ~> $eval',
    '$map(["mail"], $eval)',
    '($k := $keys; $k())',
    '(function($x)<o-:s>{ $x.mail })()',
    'phones.value.%.%.mail',
    'phones@$p.mail',
    '$ ~> |phones|{"a": 1}|',
    'phones.$eval("$$.mail")',
    'phones[$$ = 1]',
  ])('%s', (expression) => {
    expect(fieldsOf(expression)).toBe('all');
  });
});
