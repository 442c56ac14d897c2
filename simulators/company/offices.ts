import { textTable } from './text-table.ts';

export interface Office {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly state?: string;
  readonly country: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly timeZone: string;
  readonly locale: string;
}

export interface OfficePlan {
  readonly address: Office;
  /** How many people work there, relative to the others. */
  readonly weight: number;
  /** `#` is a digit of the extension, `*` a digit of the mobile number. Number ranges reserved for fiction where the country has any. */
  readonly phone: string;
  readonly mobile: string;
  /** Which names are common there; anyone may still work anywhere. */
  readonly cultures: readonly string[];
}

export const officePlans: readonly OfficePlan[] = textTable(`
9 | Berlin, Spreeufer | Am Spreeufer 12 | 10179 | Berlin |  | Germany | DE | Europe/Berlin | de-DE | +49 30 2312#### | +49 176 0406**** | german german turkish polish
5 | London, Clerkenwell | 48 Turnmill Yard | EC1M 5QR | London |  | United Kingdom | GB | Europe/London | en-GB | +44 20 7946 #### | +44 7700 90**** | english english indian nigerian
5 | Austin, Barton Creek | 700 Barton Creek Road | 78704 | Austin | Texas | United States | US | America/Chicago | en-US | +1 512 555 #### | +1 737 555 **** | english spanish chinese nigerian
4 | Lisboa, Alcântara | Rua das Fontainhas 31 | 1300-257 | Lisboa |  | Portugal | PT | Europe/Lisbon | pt-PT | +351 21 000 #### | +351 910 00**** | portuguese
4 | Bengaluru, Indiranagar | 100 Feet Road 210 | 560038 | Bengaluru | Karnataka | India | IN | Asia/Kolkata | en-IN | +91 80 5550 #### | +91 90000 0**** | indian
3 | Warszawa, Powiśle | ulica Dobra 56 | 00-312 | Warszawa |  | Poland | PL | Europe/Warsaw | pl-PL | +48 22 555 #### | +48 500 55**** | polish polish ukrainian
3 | Göteborg, Lindholmen | Lindholmspiren 9 | 417 56 | Göteborg |  | Sweden | SE | Europe/Stockholm | sv-SE | +46 31 390 #### | +46 70 174**** | nordic
2 | Paris, Canal | quai de Jemmapes 84 | 75010 | Paris |  | France | FR | Europe/Paris | fr-FR | +33 1 9900 #### | +33 6 3998**** | french french arabic
3 | São Paulo, Pinheiros | Rua dos Pinheiros 870 | 05422-001 | São Paulo | São Paulo | Brazil | BR | America/Sao_Paulo | pt-BR | +55 11 5550 #### | +55 11 95550 **** | portuguese
2 | Nairobi, Westlands | Waiyaki Way 14 | 00800 | Nairobi |  | Kenya | KE | Africa/Nairobi | en-KE | +254 20 555 #### | +254 700 55**** | kenyan
2 | Tokyo, Kiyosumi | 2-6 Kiyosumi, Kōtō-ku | 135-0024 | Tokyo |  | Japan | JP | Asia/Tokyo | ja-JP | +81 3 5555 #### | +81 90 5555 **** | japanese
2 | Toronto, Distillery | 15 Case Goods Lane | M5A 3C4 | Toronto | Ontario | Canada | CA | America/Toronto | en-CA | +1 416 555 #### | +1 647 555 **** | english chinese french indian
1 | Ciudad de México, Roma | Calle Orizaba 92 | 06700 | Ciudad de México |  | Mexico | MX | America/Mexico_City | es-MX | +52 55 5550 #### | +52 55 5551 **** | spanish
1 | Sydney, Surry Hills | 33 Foveaux Street | 2010 | Sydney | New South Wales | Australia | AU | Australia/Sydney | en-AU | +61 2 5550 #### | +61 491 57**** | english chinese vietnamese
`).map(readOffice);

function readOffice(cells: readonly string[]): OfficePlan {
  const [weight, name = '', street = '', postalCode = '', city = '', state = '', ...more] = cells;
  const [country = '', countryCode = '', timeZone = '', locale = '', phone = '', mobile = '', cultures = ''] = more;
  const region = state === '' ? {} : { state };
  const address: Office = { name, street, postalCode, city, ...region, country, countryCode, timeZone, locale };
  return { weight: Number(weight), phone, mobile, cultures: cultures.split(' '), address };
}
