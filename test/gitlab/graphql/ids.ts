/** The global ID of a thing. */
export function globalId(model: string, id: number): string {
	return `gid://gitlab/${model}/${id}`;
}

/** The number in a global ID; those of other kinds of things are refused as GitLab refuses them. */
export function numberIn(id: string, model: string | RegExp): number {
	const [, kind = '', number] = /^gid:\/\/gitlab\/([\w:]+)\/(\d+)$/.exec(id) ?? [];
	const isKind = typeof model === 'string' ? kind === model : model.test(kind);
	if (!isKind) throw new Error(`"${id}" does not represent an instance of ${String(model)}`);
	return Number(number);
}
