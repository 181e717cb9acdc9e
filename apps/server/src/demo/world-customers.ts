import type { Schemas } from '../http/operations.ts';
import { partyOf } from './party.ts';
import type { PartyFacts } from './party.ts';
import type { DocumentLanguage } from '../documents/document-language.ts';

/** A customer whose name and texts try a script, and how it is billed. */
export interface WorldCustomer {
  readonly externalId: string;
  readonly party: Schemas['Party'];
  /** Language of the customer's documents; `language` is what their texts are written in. */
  readonly locale: string;
  readonly language: DocumentLanguage;
  readonly currency: string;
  readonly tax: 'reverse charge' | 'out of scope';
  /** What the customer calls its project: part of a line's text. */
  readonly project: string;
}

type Row = Omit<WorldCustomer, 'party' | 'language'> & { language?: DocumentLanguage; party: PartyFacts };

const inEurope: readonly Row[] = [
  {
    externalId: 'zolw',
    locale: 'pl',
    currency: 'EUR',
    tax: 'reverse charge',
    project: 'Rocznik „Zażółć gęślą jaźń”',
    party: {
      name: 'Spółdzielnia Wydawnicza „Żółw i Gęś” sp. z o.o.',
      taxId: 'PL9990000103',
      street: ['ul. Przykładowa 14/2'],
      postalCode: '90-001',
      city: 'Łódź',
      country: 'PL',
      contact: { name: 'Łucja Gżegżółka', email: 'faktury@zolw.example' },
    },
  },
  {
    externalId: 'kun',
    locale: 'cs',
    currency: 'EUR',
    tax: 'reverse charge',
    project: 'Sborník Ďábelské ódy',
    party: {
      name: 'Příliš Žluťoučký Kůň s.r.o.',
      taxId: 'CZ00001422',
      street: ['Vzorová 1/9'],
      postalCode: '400 01',
      city: 'Ústí nad Labem',
      country: 'CZ',
      contact: { name: 'Růžena Čtvrtníčková', email: 'fakturace@kun.example' },
    },
  },
  {
    externalId: 'thalassa',
    locale: 'el',
    currency: 'EUR',
    tax: 'reverse charge',
    project: 'Ἐκδόσεις τῆς Θαλάσσης',
    party: {
      name: 'Θάλασσα & Υιοί Α.Ε.',
      taxId: 'EL999900149',
      street: ['Οδός Παραδείγματος 7'],
      postalCode: '185 31',
      city: 'Πειραιάς',
      country: 'GR',
      contact: { name: 'Ευτέρπη Παπαϊωάννου', email: 'timologia@thalassa.example' },
    },
  },
  {
    externalId: 'leuchtturm',
    locale: 'de-DE',
    language: 'de',
    currency: 'EUR',
    tax: 'reverse charge',
    project: 'Nordseeküstenleuchtturmwärterausbildungsstättenbesucherzentrumseröffnungsfeierlichkeiten',
    party: {
      name: 'Vereinigte Nordseeküstenleuchtturmwärterausbildungsstättenverwaltungsgesellschaft mbH & Co. KG',
      taxId: 'DE999000277',
      registration: { value: 'HRA 00277', scheme: null },
      street: ['Schleusenwärterhäuschenstraße 112 a', 'Verwaltungsgebäude Nordwest, 3. Obergeschoss rechts'],
      postalCode: '27570',
      city: 'Bremerhaven',
      country: 'DE',
      contact: { name: 'Dr.-Ing. Änne Freifrau von Öhringen-Übelacker', email: 'rechnung@leuchtturm.example' },
    },
  },
  {
    externalId: 'eldfell',
    locale: 'is',
    currency: 'ISK',
    tax: 'out of scope',
    project: 'Ársrit Ævintýranna',
    party: {
      name: 'Þórður Æðarson & Synir ehf.',
      street: ['Dæmisgata 3'],
      postalCode: '900',
      city: 'Vestmannaeyjar',
      country: 'IS',
      contact: { name: 'Guðrún Ýrardóttir', email: 'reikningar@eldfell.example' },
    },
  },
  {
    externalId: 'quoth',
    locale: 'en-GB',
    currency: 'GBP',
    tax: 'out of scope',
    project: '<b>"Who’s afraid of" & \'escapes\'?</b> $5 #1 *new* \\end',
    party: {
      name: '"Quoth" & Sons <Print> O’Neill’s Ltd',
      tradingName: 'Quoth\'s "A&B"',
      street: ['10½ Test & Trial Row'],
      postalCode: 'LS1 9ZZ',
      city: 'Leeds',
      country: 'GB',
      contact: { name: 'Róisín O\'Hara-"Smith"', email: 'bills@quoth.example' },
    },
  },
];

const inTheEast: readonly Row[] = [
  {
    externalId: 'isik',
    locale: 'tr',
    currency: 'EUR',
    tax: 'out of scope',
    project: 'Iğdır’ın Işıkları',
    party: {
      name: 'Işıl İğdecik Çağdaş Şişecilik A.Ş.',
      street: ['Örnek Sokağı No: 5'],
      postalCode: '35210',
      city: 'İzmir',
      country: 'TR',
      contact: { name: 'Gülşen Öztürkoğlu', email: 'fatura@isik.example' },
    },
  },
  {
    externalId: 'nakheel',
    locale: 'ar',
    currency: 'KWD',
    tax: 'out of scope',
    project: 'كتاب الألوان (Colours 2.0) الطبعة ٣',
    party: {
      name: 'شركة النخيل للطباعة والنشر ذ.م.م.',
      tradingName: 'Nakheel Print (النخيل)',
      street: ['شارع المثال ١٤، الطابق ٢'],
      postalCode: '13001',
      city: 'مدينة الكويت',
      country: 'KW',
      contact: { name: 'ليلى القاسمي', email: 'invoices@nakheel.example' },
    },
  },
  {
    externalId: 'sefarim',
    locale: 'he',
    currency: 'USD',
    tax: 'out of scope',
    project: 'ספר הדוגמאות (מהדורה 2)',
    party: {
      name: 'ספרים ועוד "דפוס" בע״מ',
      street: ['רחוב הדוגמה 9'],
      postalCode: '6100001',
      city: 'תל אביב־יפו',
      country: 'IL',
      contact: { name: 'נועה בן־דוד', email: 'invoices@sefarim.example' },
    },
  },
  {
    externalId: 'ganga',
    locale: 'hi',
    currency: 'INR',
    tax: 'out of scope',
    project: 'हिन्दी शब्दकोश, संस्करण ४',
    party: {
      name: 'गंगा प्रकाशन प्राइवेट लिमिटेड',
      street: ['१४, उदाहरण मार्ग'],
      postalCode: '221001',
      city: 'वाराणसी',
      subdivision: 'उत्तर प्रदेश',
      country: 'IN',
      contact: { name: 'श्रेया त्रिपाठी', email: 'invoices@ganga.example' },
    },
  },
  {
    externalId: 'changphueak',
    locale: 'th',
    currency: 'THB',
    tax: 'out of scope',
    project: 'หนังสือภาพช้างเผือก เล่มที่ ๒',
    party: {
      name: 'บริษัท ช้างเผือกการพิมพ์ จำกัด (มหาชน)',
      street: ['๑๔/๒ ถนนตัวอย่าง'],
      postalCode: '50000',
      city: 'เชียงใหม่',
      country: 'TH',
      contact: { name: 'สมหญิง ศรีสุวรรณ', email: 'invoices@changphueak.example' },
    },
  },
  {
    externalId: 'senhong',
    locale: 'vi',
    currency: 'VND',
    tax: 'out of scope',
    project: 'Tuyển tập “Ngày ấy, ở Huế”',
    party: {
      name: 'Công ty TNHH Sen Hồng & Đồng Nghiệp',
      street: ['Số 7, đường Thử Nghiệm'],
      postalCode: '49000',
      city: 'Huế',
      country: 'VN',
      contact: { name: 'Nguyễn Ngọc Ánh', email: 'hoadon@senhong.example' },
    },
  },
  {
    externalId: 'sakura',
    locale: 'ja',
    currency: 'JPY',
    tax: 'out of scope',
    project: '図録「さくらと﨑山」第2巻',
    party: {
      name: '株式会社さくら印刷',
      street: ['見本町1丁目4番2号', 'サンプルビル5階'],
      postalCode: '600-0000',
      city: '京都市',
      subdivision: '京都府',
      country: 'JP',
      contact: { name: '髙橋 陽子', email: 'invoices@sakura.example' },
    },
  },
  {
    externalId: 'yunhai',
    locale: 'zh-Hans',
    currency: 'CNY',
    tax: 'out of scope',
    project: '画册《云海日出》第三版',
    party: {
      name: '云海文化传播有限公司',
      street: ['示例路14号2栋'],
      postalCode: '510000',
      city: '广州市',
      subdivision: '广东省',
      country: 'CN',
      contact: { name: '欧阳思源', email: 'invoices@yunhai.example' },
    },
  },
  {
    externalId: 'hangang',
    locale: 'ko',
    currency: 'KRW',
    tax: 'out of scope',
    project: '사진집 ‘뚝섬의 새벽’',
    party: {
      name: '주식회사 한강디자인',
      street: ['예시로 14, 2층'],
      postalCode: '04000',
      city: '서울특별시',
      country: 'KR',
      contact: { name: '남궁 서연', email: 'invoices@hangang.example' },
    },
  },
];

/** Customers without a login, one for each script that a name, a page and a PDF must get right. */
export const worldCustomers: readonly WorldCustomer[] = [...inEurope, ...inTheEast].map(
  ({ party, language, ...row }) => ({
    ...row,
    language: language ?? 'en',
    party: partyOf(party),
  }),
);
