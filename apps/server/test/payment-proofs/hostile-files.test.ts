import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { ProblemError } from '../../src/http/problem.ts';
import type { FileFault } from '../../src/payment-proofs/file/file-problem.ts';
import { readProofFile } from '../../src/payment-proofs/file/read-proof-file.ts';
import { bombOf, pdfOf } from '../einvoice/pdf-samples.ts';
import { emptyZip, jpegFile, pdfFile, pdfThatRuns, pngChunk, pngFile } from './sample-files.ts';

const svgWithScript = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const after = (file: Buffer, more: string | Buffer) => Buffer.concat([file, Buffer.from(more as string)]);
const cutOff = (file: Buffer) => file.subarray(0, -20);

function withOneByteChanged(file: Buffer, at: number): Buffer {
  const changed = Buffer.from(file);
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
  return changed;
}

const bomb = '/Type /ObjStm /N 1 /First 4';

const pdf = await pdfFile();
const png = pngFile();

const hostile: [string, () => Buffer | Promise<Buffer>, FileFault][] = [
  ['nothing at all', () => Buffer.alloc(0), 'empty'],
  ['plain text', () => Buffer.from('Virement effectué'), 'kind'],
  ['a page of HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'kind'],
  ['an SVG with a script', () => Buffer.from(svgWithScript), 'kind'],
  ['a program', () => Buffer.from('MZ\x90\0\x03'.padEnd(200, '\0'), 'latin1'), 'kind'],
  ['an archive', () => emptyZip, 'kind'],
  ['a GIF', () => Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), 'kind'],
  ['the first bytes of a PNG alone', () => png.subarray(0, 8), 'kind'],
  ['a PNG that is cut off', () => cutOff(png), 'damaged'],
  ['a PNG with a wrong checksum', () => withOneByteChanged(png, 20), 'damaged'],
  ['a PNG that holds less than it says', () => pngFile({ picture: new Uint8Array(5) }), 'damaged'],
  ['a PNG that unfolds into more than it says', () => pngFile({ picture: new Uint8Array(50_000_000) }), 'damaged'],
  [
    'a PNG of four thousand million pixels',
    () => pngFile({ width: 65_535, height: 65_535, picture: png }),
    'exhausting',
  ],
  ['a PNG with a chunk that nobody knows', () => pngFile({ extra: [pngChunk('EVIL', png)] }), 'damaged'],
  ['a PNG with a program behind it', () => after(png, 'MZ'), 'disguised'],
  ['a PNG that is a PDF too', () => pngFile({ extra: [pngChunk('teXt', Buffer.from('%PDF-1.7\n'))] }), 'disguised'],
  ['a PNG with an archive inside', () => pngFile({ extra: [pngChunk('ziPp', emptyZip)] }), 'disguised'],
  ['a PNG with a script inside', () => pngFile({ extra: [pngChunk('tEXt', Buffer.from(svgWithScript))] }), 'disguised'],
  ['the first bytes of a JPEG alone', () => jpegFile.subarray(0, 20), 'damaged'],
  ['a JPEG that is cut off', () => jpegFile.subarray(0, -2), 'damaged'],
  [
    'a JPEG of no size',
    () => Buffer.from(jpegFile.toString('hex').replace('ffc0000b080002', 'ffc0000b080000'), 'hex'),
    'damaged',
  ],
  ['a JPEG with a page of HTML behind it', () => after(jpegFile, '<html>'), 'disguised'],
  ['a JPEG with an archive behind it', () => after(jpegFile, emptyZip), 'disguised'],
  ['a JPEG with something else behind it', () => after(jpegFile, 'anything'), 'disguised'],
  ['the first bytes of a PDF alone', () => pdf.subarray(0, 30), 'damaged'],
  ['a PDF that is cut off', () => cutOff(pdf), 'damaged'],
  ['a PDF of markers alone', () => Buffer.from('%PDF-1.7\n%%EOF\n'), 'damaged'],
  ['a PDF with a program behind it', () => after(pdf, 'MZ'), 'disguised'],
  ['a PDF with an archive behind it', () => after(pdf, emptyZip), 'disguised'],
  ['a PDF that begins as a page of HTML', () => after(Buffer.from('%PDF-1.7\n%<html>\n'), pdf), 'disguised'],
  ['a PDF that runs JavaScript', () => pdfThatRuns({ S: 'JavaScript', JS: 'app.alert(1)' }), 'script'],
  ['a PDF that launches a program', () => pdfThatRuns({ S: 'Launch' }), 'script'],
  ['a PDF that unfolds without end', () => pdfOf(['<< /Type /Catalog >>', bombOf(150_000_000, 1, bomb)]), 'exhausting'],
];

describe('a file that is not an honest PDF, PNG or JPEG is refused, whatever it is called', () => {
  for (const [what, make, fault] of hostile) {
    it(`${what}: ${fault}`, async () => {
      const refusal = await readProofFile({ filename: 'proof.pdf', bytes: await make() }).catch(
        (error: unknown) => error,
      );
      assert.ok(refusal instanceof ProblemError, String(refusal));
      assert.deepEqual(
        refusal.fields?.map(({ pointer, code }) => [pointer, code]),
        [['/file', fault]],
      );
    });
  }
});

const honest: [string, () => Buffer | Promise<Buffer>, string][] = [
  ['a PDF', () => pdf, 'application/pdf'],
  ['a PDF with white space behind it', () => after(pdf, '\r\n\0'), 'application/pdf'],
  ['a PNG', () => png, 'image/png'],
  ['an interlaced PNG', () => pngFile({ width: 1, height: 1, interlaced: true }), 'image/png'],
  ['a PNG in several parts', () => pngFile({ extra: [pngChunk('IDAT', deflateSync('').subarray(0, 0))] }), 'image/png'],
  ['a JPEG', () => jpegFile, 'image/jpeg'],
  ['a JPEG of a camera that adds a small copy', () => after(after(jpegFile, '\0\0'), jpegFile), 'image/jpeg'],
  ['a JPEG of a telephone that adds its own block', () => after(jpegFile, 'SEFH\x01\0SEFT'), 'image/jpeg'],
];

describe('an honest file is taken for what it is, whatever it is called', () => {
  for (const [what, make, mediaType] of honest) {
    it(what, async () => {
      assert.equal((await readProofFile({ filename: 'anything.svg', bytes: await make() })).mediaType, mediaType);
    });
  }
});

const names: [string | undefined, string][] = [
  ['ordre de virement.png', 'ordre de virement.png'],
  ['Reçu N° 42.PNG', 'Reçu N° 42.PNG'],
  ['../../etc/passwd', 'passwd.png'],
  ['C:\\Windows\\win.ini', 'win.ini.png'],
  ['page.html', 'page.html.png'],
  ['proof.png.exe', 'proof.png.exe.png'],
  ['\u202egnp.exe', 'gnp.exe.png'],
  ['a\r\nSet-Cookie: b.png', 'aSet-Cookie- b.png'],
  ['png', 'png.png'],
  ['CON.png', '_CON.png'],
  ['', 'proof.png'],
  [undefined, 'proof.png'],
];

describe('the name of a file is kept as one that is safe', () => {
  for (const [given, kept] of names) {
    it(`${JSON.stringify(given)} becomes ${kept}`, async () => {
      assert.equal((await readProofFile({ filename: given, bytes: png })).filename, kept);
    });
  }

  it('and is never too long', async () => {
    const { filename } = await readProofFile({ filename: `${'ü'.repeat(10_000)}.png`, bytes: png });
    assert.ok(filename.length <= 255);
    assert.match(filename, /\.png$/);
  });
});
