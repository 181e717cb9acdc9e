/**
 * Numbers of every scheme: right ones that tax administrations or the companies and authorities that bear them publish, and
 * the same with a digit or letter that makes them wrong. Those of ten more lists are in the shared fixtures.
 */
export const publishedExamples: readonly { country: string; right: readonly string[]; wrong: readonly string[] }[] = [
  { country: 'AT', right: ['ATU13585627', 'ATU 142 43 102'], wrong: ['ATU13585626', 'AT1 142 43 102', 'ATU1358562'] },
  {
    country: 'BE',
    right: ['BE0428759497', 'BE (0)468.561.072', 'BE413562567'],
    wrong: ['BE0428759498', 'BE697449982'],
  },
  { country: 'BG', right: ['BG175074752', 'BG7523169263', 'BG8032056031'], wrong: ['BG175074753', 'BG 131 172 009'] },
  { country: 'CY', right: ['CY10259033P', 'CY-10008489 A'], wrong: ['CY10259033Z', 'CY-12259033P'] },
  { country: 'CZ', right: ['CZ25123891', 'CZ 640229/4448', 'CZ640903926'], wrong: ['CZ25123890', 'CZ 8058018314'] },
  { country: 'DE', right: ['DE136695976', 'DE 813 11 38 75'], wrong: ['DE136695978', 'DE 011125440'] },
  { country: 'DK', right: ['DK13585628', 'DK 25 18 63 11'], wrong: ['DK13585627', 'DK 11 96 56 58'] },
  { country: 'EE', right: ['EE100931558', 'EE 100594102'], wrong: ['EE100594103', 'EE 101586639'] },
  { country: 'GR', right: ['EL094259216', 'EL 800 179 925', 'EL94051189'], wrong: ['EL123456781', 'EL 094013834'] },
  {
    country: 'ES',
    right: ['ES54362315K', 'ES X-5253868-R', 'ES A-28184661', 'ES M1234567L'],
    wrong: ['ES54362315Z', 'ESA48951310'],
  },
  { country: 'FI', right: ['FI20774740', 'FI 0982651-1'], wrong: ['FI20774741', 'FI88716820'] },
  {
    country: 'FR',
    right: ['FR83404833048', 'FR 40 303 265 045', 'FRK7399859412'],
    wrong: ['FR84404833048', 'FR 04409414264'],
  },
  { country: 'HR', right: ['HR33392005961', 'HR 694 351 515 30'], wrong: ['HR33392005962', 'HR3339200596'] },
  { country: 'HU', right: ['HU12892312', 'HU-12509403'], wrong: ['HU12892313', 'HU1289231'] },
  {
    country: 'IE',
    right: ['IE6433435F', 'IE6433435OA', 'IE6433435IH', 'IE8D79739I'],
    wrong: ['IE6433435E', 'IE6433435OB', 'IE8D79729I'],
  },
  { country: 'IT', right: ['IT00743110157', 'IT 12920760159'], wrong: ['IT00743110158', 'IT 00687129980'] },
  { country: 'LT', right: ['LT119511515', 'LT100001919017'], wrong: ['LT100001919018', 'LT 100001354'] },
  { country: 'LU', right: ['LU15027442', 'LU 109 676 28'], wrong: ['LU15027443', 'LU1502744'] },
  {
    country: 'LV',
    right: ['LV40003521600', 'LV 5000 399 3021', 'LV32123456789'],
    wrong: ['LV40003521601', 'LV 90000528022'],
  },
  { country: 'MT', right: ['MT11679112', 'MT 1039-6417'], wrong: ['MT11679113', 'MT1167911'] },
  {
    country: 'NL',
    right: ['NL004495445B01', 'NL000099998B57', 'NL 8225.69.759 b01'],
    wrong: ['NL123456789B90', 'NL009122746B00', 'NL123652870B15'],
  },
  { country: 'PL', right: ['PL8567346215', 'PL 584-030-44-72'], wrong: ['PL8567346216', 'PL6522378380'] },
  { country: 'PT', right: ['PT501964843', 'PT 500 019 720'], wrong: ['PT501964842', 'PT012010170'] },
  { country: 'RO', right: ['RO18547290', 'RO 573768'], wrong: ['RO18547291', 'RO1'] },
  { country: 'SE', right: ['SE556043606401', 'SE 202 100-5000 01'], wrong: ['SE556043606501', 'SE 55643359201'] },
  { country: 'SI', right: ['SI50223054', 'SI 26808498'], wrong: ['SI50223055', 'SI09999990'] },
  { country: 'SK', right: ['SK2022749619', 'SK 1078449064'], wrong: ['SK2022749618', 'SK 302 274 96 19'] },
  {
    country: 'GB',
    right: ['GB980780684', 'GB 123 4567 82', 'GBGD001', 'GBHA599'],
    wrong: ['GB802311781', 'GBGD500', 'GBHA499'],
  },
  { country: 'XI', right: ['XI980780684', 'XI 123 4567 82'], wrong: ['XI980780685', 'GB12'] },
  {
    country: 'CH',
    right: ['CHE-107.787.577 IVA', 'CHE-107.787.577 MWST', 'CHE107787577'],
    wrong: ['CHE-107.787.578 TVA', 'CHE-10778757'],
  },
  {
    country: 'NO',
    right: ['NO 995 525 828 MVA', '995525828MVA', '995 525 828'],
    wrong: ['NO995525829MVA', 'NO99552582'],
  },
];
