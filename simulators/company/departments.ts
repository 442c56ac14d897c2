import { textTable } from './text-table.ts';

export interface Department {
  readonly name: string;
  readonly division: string;
  readonly costCenter: string;
}

export interface DepartmentPlan extends Department {
  /** How many people work there, relative to the others. */
  readonly weight: number;
  readonly head: string;
  /** Titles of those without reports. */
  readonly roles: readonly string[];
}

/** Division, cost centre, weight, name, the head's title, titles. The order matters: a company of few people has the first ones only. */
const plans: readonly DepartmentPlan[] = textTable(`
Executive | 1000 | 1 | Executive Office | Chief Executive Officer | Chief of Staff, Executive Assistant
Technology | 2010 | 5 | Platform Engineering | Director of Platform Engineering | Software Engineer, Senior Software Engineer, Staff Engineer
Sales | 4010 | 5 | Field Sales | Vice President Sales | Account Executive, Senior Account Executive, Key Account Executive
Customers | 5010 | 5 | Customer Support | Director of Customer Support | Support Engineer, Senior Support Engineer, Support Specialist
Finance | 7010 | 2 | Accounting | Chief Financial Officer | Accountant, Senior Accountant, Accounts Payable Specialist
People | 8010 | 2 | People Operations | Chief People Officer | People Partner, HR Specialist
Technology | 2020 | 6 | Application Engineering | Director of Application Engineering | Software Engineer, Frontend Engineer, Senior Frontend Engineer, Backend Engineer
Product | 3010 | 3 | Product Management | Chief Product Officer | Product Manager, Senior Product Manager, Associate Product Manager
Product | 3020 | 3 | Product Design | Head of Design | Product Designer, Senior Product Designer, Design System Engineer
Marketing | 4510 | 2 | Brand | Chief Marketing Officer | Brand Designer, Copywriter, Art Director
Technology | 2030 | 3 | Site Reliability | Head of Site Reliability | Site Reliability Engineer, Senior Site Reliability Engineer
Technology | 2040 | 2 | Information Security | Chief Information Security Officer | Security Analyst, Security Engineer
Customers | 5020 | 3 | Customer Success | Head of Customer Success | Customer Success Partner, Onboarding Specialist
Operations | 6010 | 6 | Manufacturing | Chief Operating Officer | Production Technician, Process Engineer, Assembly Specialist, Shift Coordinator
Operations | 6020 | 4 | Logistics | Head of Logistics | Logistics Coordinator, Warehouse Specialist, Freight Planner
Legal | 9010 | 1 | Legal | General Counsel | Counsel, Senior Counsel, Paralegal
Technology | 2050 | 3 | Data Engineering | Head of Data | Data Engineer, Analytics Engineer, Senior Data Engineer
Technology | 2060 | 3 | Quality Engineering | Head of Quality Engineering | Test Engineer, Test Automation Engineer
Technology | 2070 | 2 | Mobile Engineering | Head of Mobile | iOS Engineer, Android Engineer
Technology | 2080 | 4 | Hardware Engineering | Director of Hardware | Electronics Engineer, Mechanical Engineer, Firmware Engineer
Product | 3030 | 1 | User Research | Head of User Research | User Researcher, Senior User Researcher
Product | 3040 | 1 | Technical Writing | Head of Documentation | Technical Writer, Senior Technical Writer
Sales | 4020 | 3 | Inside Sales | Head of Inside Sales | Sales Representative, Sales Development Representative
Sales | 4030 | 2 | Partner Sales | Head of Partnerships | Partner Account Executive, Alliance Lead
Sales | 4040 | 2 | Sales Engineering | Head of Sales Engineering | Solutions Engineer, Senior Solutions Engineer
Sales | 4050 | 1 | Sales Operations | Head of Sales Operations | Sales Operations Analyst, Deal Desk Analyst
Marketing | 4520 | 2 | Product Marketing | Head of Product Marketing | Product Marketer, Content Strategist
Marketing | 4530 | 2 | Growth Marketing | Head of Growth | Growth Marketer, Campaign Specialist, Marketing Analyst
Marketing | 4540 | 1 | Communications | Head of Communications | Communications Specialist, Press Officer
Marketing | 4550 | 1 | Events | Head of Events | Event Producer, Event Coordinator
Customers | 5030 | 3 | Professional Services | Head of Professional Services | Consultant, Senior Consultant, Project Lead
Customers | 5040 | 1 | Training | Head of Training | Trainer, Instructional Designer
Operations | 6030 | 2 | Procurement | Head of Procurement | Buyer, Senior Buyer, Supplier Analyst
Operations | 6040 | 2 | Facilities | Head of Facilities | Workplace Coordinator, Facility Technician
Finance | 7020 | 1 | Controlling | Head of Controlling | Controller, Financial Analyst
Finance | 7030 | 1 | Treasury | Head of Treasury | Treasury Analyst, Tax Specialist
People | 8020 | 2 | Recruiting | Head of Recruiting | Recruiter, Senior Recruiter, Sourcer
People | 8030 | 1 | Payroll | Head of Payroll | Payroll Specialist, Benefits Specialist
Technology | 2090 | 3 | IT Service Desk | Head of Corporate IT | IT Support Specialist, Systems Administrator, Network Engineer
Legal | 9020 | 1 | Compliance | Head of Compliance | Compliance Analyst, Internal Auditor, Data Protection Officer
`).map(([division = '', costCenter = '', weight, name = '', head = '', roles = '']) => ({
  name,
  division,
  costCenter: `CC-${costCenter}`,
  weight: Number(weight),
  head,
  roles: roles.split(', '),
}));

/** About one department for every seven people, two at least and forty at most. */
export function departmentsFor(people: number): readonly DepartmentPlan[] {
  return plans.slice(0, Math.max(2, Math.min(plans.length, Math.round(people / 7))));
}
