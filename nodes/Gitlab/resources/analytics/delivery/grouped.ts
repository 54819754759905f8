/** Rows by a name that each has, in the order in which the names come. */
export function grouped<T>(rows: T[], nameOf: (row: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const name = nameOf(row);
		const known = groups.get(name);
		if (known) known.push(row);
		else groups.set(name, [row]);
	}
	return groups;
}
