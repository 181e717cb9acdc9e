import type { DocumentMailView, Fact } from './document-mail.ts';
import { html, type Html } from './html.ts';
import type { MailWording } from './wording/mail-wording.ts';

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const cell = 'padding:10px 16px;border-top:1px solid #d9dde5;vertical-align:top;overflow-wrap:anywhere';

/**
 * The HTML part: one column of at most 600 px, styles in attributes and layout in tables, because mail programs know
 * little else; no images, nothing that is loaded from anywhere, no links.
 */
export function documentMailHtml(view: DocumentMailView): string {
  const { wording, brand, subject, introduction, attached, footer } = view;
  const page = html`<!doctype html>
    <html lang="${wording.language}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <title>${subject}</title>
      </head>
      <body style="margin:0;padding:0;background:#f3f5f8;color:#1b2130;${font}">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f5f8">
          <tr>
            <td align="center" style="padding:24px 12px">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:600px;background:#ffffff;border:1px solid #d9dde5;text-align:start"
              >
                <tr>
                  <td
                    style="padding:18px 24px;background:${brand.accent};color:${brand.onAccent};font-size:18px;font-weight:600;${font}"
                  >
                    ${brand.name}
                  </td>
                </tr>
                <tr>
                  <td style="padding:24px;font-size:16px;line-height:1.5;color:#1b2130;${font}">
                    <p style="margin:0 0 16px">${introduction}</p>
                    ${message(view)} ${documents(view)}
                    <p style="margin:16px 0 0">${attached}</p>
                  </td>
                </tr>
                <tr>
                  <td
                    style="padding:16px 24px;border-top:1px solid #d9dde5;font-size:13px;line-height:1.5;color:#565e6e;${font}"
                  >
                    ${footer.map((line) => html`<p style="margin:0 0 8px">${line}</p>`)}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`;
  return page.toString().replaceAll(/\n\s+/g, '\n');
}

function message({ message: words, brand }: DocumentMailView): Html {
  if (!words) return html``;
  return html`<p style="margin:0 0 4px;font-size:13px;color:#565e6e">${words.heading}</p>
    <blockquote
      dir="auto"
      style="margin:0 0 20px;padding:4px 0 4px 14px;border-left:3px solid ${brand.accent};overflow-wrap:anywhere"
    >
      ${words.lines.map((line) => html`${line}<br />`)}
    </blockquote>`;
}

function documents({ wording, documents: listed }: DocumentMailView): Html {
  return html`<table
    width="100%"
    cellpadding="0"
    cellspacing="0"
    style="border:1px solid #d9dde5;border-top:0;border-collapse:separate;font-size:15px;line-height:1.4;${font}"
  >
    ${listed.map(
      ({ title, facts, amount }) =>
        html`<tr>
          <td style="${cell}">
            <strong>${title}</strong><br />
            <span style="color:#565e6e">${facts.map((fact, index) => factLine(fact, index, wording))}</span>
          </td>
          <td align="right" style="${cell};white-space:nowrap">
            <span style="color:#565e6e">${amount.label}</span><br /><strong>${amount.value}</strong>
          </td>
        </tr>`,
    )}
  </table>`;
}

function factLine({ label, value }: Fact, index: number, wording: MailWording): Html {
  return html`${index === 0 ? html`` : html`<br />`}${wording.labelled(label, value)}`;
}
