interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/** What an executed plan read of the table `invoice`. */
export interface ReadPlan {
  /** Each scan, such as `Index Scan invoice_by_number`. */
  scans: string[];
  /** Rows fetched, those that a filter then dropped included. */
  rowsRead: number;
  /** As the server measured it. */
  milliseconds: number;
}

/** @param answer the value of `explain (analyze, format json)` */
export function readPlan(answer: unknown): ReadPlan {
  const plans: unknown = typeof answer === 'string' ? JSON.parse(answer) : answer;
  const [root] = plans as [{ Plan: PlanNode; 'Execution Time': number }];
  const read: ReadPlan = { scans: [], rowsRead: 0, milliseconds: root['Execution Time'] };
  visit(root.Plan, read);
  return read;
}

function visit(node: PlanNode, read: ReadPlan): void {
  const type = node['Node Type'];
  const name = node['Index Name'] ?? node['Relation Name'] ?? '';
  if (type.endsWith('Scan') && name.startsWith('invoice') && !name.startsWith('invoice_original')) {
    read.scans.push(`${type} ${name}`);
    // A bitmap's rows are counted where they are fetched.
    if (type !== 'Bitmap Index Scan') {
      const dropped = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
      read.rowsRead += (node['Actual Rows'] + dropped) * node['Actual Loops'];
    }
  }
  for (const child of node.Plans ?? []) visit(child, read);
}
