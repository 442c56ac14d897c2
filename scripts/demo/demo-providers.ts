import type { Company } from '../../simulators/company/company.ts';
import { sampleCompany } from '../../simulators/company/company.ts';
import { startGoogleSimulator, type GoogleSimulator } from '../../simulators/google/google-simulator.ts';
import { startOktaSimulator, type OktaSimulator } from '../../simulators/okta/okta-simulator.ts';
import { onPort } from './on-port.ts';

/** What the company has besides its Entra tenant: other accounts of some of the same people. */
export interface DemoProviders {
  readonly okta: OktaSimulator;
  readonly google: GoogleSimulator;
  close(): Promise<void>;
}

interface DemoPorts {
  /** 0: whatever is free. */
  readonly okta: number;
  readonly google: number;
}

/** Okta has every second employee, Google every third. */
export async function startDemoProviders(people: number, ports: DemoPorts): Promise<DemoProviders> {
  const company = asOktaKnowsIt(sampleCompany({ people }));
  const okta = await onPort(ports.okta, (port) =>
    startOktaSimulator({ company, port, includes: ({ guest, index }) => !guest && index % 2 === 0 }),
  );
  const google = await onPort(ports.google, (port) =>
    startGoogleSimulator({ company, port, includes: ({ guest, index }) => !guest && index % 3 === 0 }),
  );
  return {
    okta,
    google,
    close: async () => {
      await Promise.all([okta.close(), google.close()]);
    },
  };
}

/** People keep their own numbers up to date in Okta: what it says of them differs from Entra. */
function asOktaKnowsIt(company: Company): Company {
  for (const { id, index, phone } of company.people()) {
    if (phone !== undefined && index % 4 === 0) {
      company.change({ kind: 'edit', id, values: { phone: `${phone.slice(0, -2)}${String(10 + (index % 90))}` } });
    }
  }
  return company;
}
