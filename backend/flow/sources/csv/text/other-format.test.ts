import { expect, it } from 'vitest';
import { otherFormat } from './other-format.ts';

it.each([
  [Buffer.from('504b0304140006000800', 'hex'), /Excel workbook or another ZIP/],
  [Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old Excel workbook/],
  [Buffer.from('%PDF-1.7'), /PDF/],
  [Buffer.from('1f8b0800', 'hex'), /compressed/],
  [Buffer.from('\n<!DOCTYPE html><html>'), /web page/],
  [Buffer.from('\uFEFF<table border=1><tr><td>Name'), /web page/],
  [Buffer.from('<?xml version="1.0"?><people/>'), /XML/],
  [Buffer.from('[{"id": 1}]'), /JSON/],
  [Buffer.from('{ "people": [] }'), /JSON/],
  [Buffer.from([1, 2, 3, 4, 5, 6, 7, 14, 15, 16]), /not a text file/],
])('says what a file is that is no table in text (case %#)', (bytes, sentence) => {
  expect(otherFormat(bytes)).toMatch(sentence);
});

it.each([
  Buffer.from('id,name\n1,Ann\n'),
  Buffer.from('\uFEFFid;name\n'),
  Buffer.from('id\tname\n', 'utf16le'),
  Buffer.from('"id","name"\r\n'),
  Buffer.from('[internal] id,name\n'),
  Buffer.from('Größe;Ort\n', 'latin1'),
])('has nothing to say of a table (case %#)', (bytes) => {
  expect(otherFormat(bytes)).toBeUndefined();
});
