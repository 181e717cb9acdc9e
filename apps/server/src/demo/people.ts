/** Invented people whose names are hard for software: one row for each script or alphabet. */
interface NameParts {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** What stands between the parts. */
  readonly between: string;
  readonly familyFirst?: boolean;
}

const alphabets: readonly NameParts[] = [
  { given: ['Zoé', 'Maël', 'Anaïs', 'Loïc'], family: ['Lefèvre', 'd’Hérouville', 'Muñoz-Bœuf', 'L’Haÿ'], between: ' ' },
  { given: ['Jörg', 'Änne', 'Götz', 'Käthe'], family: ['Größler', 'Weiß', 'von Öhringen', 'Übelacker'], between: ' ' },
  {
    given: ['Łucja', 'Zdzisław', 'Żaneta', 'Świętosław'],
    family: ['Dźwięk', 'Gżegżółka', 'Ćwiąkała', 'Jaźń'],
    between: ' ',
  },
  {
    given: ['Růžena', 'Jiří', 'Božena', 'Řehoř'],
    family: ['Čtvrtníček', 'Žďárská', 'Dvořák', 'Ňuňuková'],
    between: ' ',
  },
  {
    given: ['Ευτέρπη', 'Ἀχιλλεύς', 'Ζωή', 'Σωκράτης'],
    family: ['Παπαϊωάννου', 'Καραΐσκος', 'Μαυρομιχάλη', 'Θεοφίλου'],
    between: ' ',
  },
  { given: ['Işıl', 'İlknur', 'Çağrı', 'Gülşen'], family: ['Öztürkoğlu', 'Iğdırlı', 'Şahin', 'Yıldız'], between: ' ' },
  { given: ['نور', 'يوسف', 'ليلى', 'عبد الرحمن'], family: ['القاسمي', 'بن سعيد', 'الحدّاد', 'مراد'], between: ' ' },
  { given: ['נועה', 'אריאל', 'שירה', 'יהודה'], family: ['בן־דוד', 'לוי', 'שפירא', 'אלקיים'], between: ' ' },
  {
    given: ['さくら', '健太郎', '陽子', '翔'],
    family: ['髙橋', '﨑山', '渡邉', '小鳥遊'],
    between: ' ',
    familyFirst: true,
  },
  { given: ['雅婷', '伟', '思源', '子轩'], family: ['欧阳', '龚', '龘', '赵'], between: '', familyFirst: true },
  { given: ['서연', '민준', '하늘', '뚝딱'], family: ['김', '남궁', '쇠', '황보'], between: ' ', familyFirst: true },
  { given: ['สมหญิง', 'ณัฐวุฒิ', 'พิมพ์ชนก', 'กิ่งฟ้า'], family: ['ใจดี', 'ศรีสุวรรณ', 'ทองอยู่', 'ณ เชียงใหม่'], between: ' ' },
  { given: ['श्रेया', 'अर्जुन', 'लक्ष्मी', 'कृष्ण'], family: ['त्रिपाठी', 'श्रीवास्तव', 'द्विवेदी', 'ठाकुर'], between: ' ' },
  {
    given: ['Ngọc Ánh', 'Đức', 'Quỳnh', 'Hữu Nghĩa'],
    family: ['Nguyễn', 'Đặng', 'Huỳnh', 'Võ'],
    between: ' ',
    familyFirst: true,
  },
  {
    given: ['Þórdís', 'Ægir', 'Guðrún', 'Snæbjörn'],
    family: ['Þorláksdóttir', 'Örvarsson', 'Ýrarson', 'Eyþórsdóttir'],
    between: ' ',
  },
];

function fullName({ given, family, between, familyFirst }: NameParts, index: number): string {
  const first = given[index % given.length] ?? '';
  const last = family[Math.floor(index / given.length) % family.length] ?? '';
  return familyFirst ? `${last}${between}${first}` : `${first}${between}${last}`;
}

/**
 * Invented people, each once, the alphabets taking turns.
 *
 * @param count How many, at most 240.
 * @throws RangeError when there are not so many.
 */
export function demoPeople(count: number): string[] {
  const each = 16;
  if (count > alphabets.length * each) throw new RangeError(`There are only ${alphabets.length * each} demo people.`);
  const rounds = Array.from({ length: each }, (_, index) => alphabets.map((alphabet) => fullName(alphabet, index)));
  return rounds.flat().slice(0, count);
}
