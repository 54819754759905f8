import type { Schema } from 'genson-js';
import { createCompoundSchema } from 'genson-js';
import type { IDataObject } from 'n8n-workflow';
import type { Operation, Resource } from '../../nodes/Gitlab/operation';
import { simpleNote } from '../../nodes/Gitlab/resources/comment/simple';
import { type Question, ended } from '../../nodes/Gitlab/resources/comment/question/question';
import type { Trial } from '../contract/attempts';
import { tryOut } from '../contract/attempts';
import { Worlds } from '../contract/worlds';

/** One operation of a resource. */
export interface Case {
	resource: Resource;
	operation: Operation;
}

/** The rows that an operation has given. */
interface Given extends Case {
	/** As it is used most, without optional fields: they say which properties it has, and what these are. */
	plain: IDataObject[];
	/** With optional fields, for what GitLab only tells then; but filters would leave nothing of lists. */
	full: IDataObject[];
	/** Why there are none. */
	faults: string[];
	/** Addresses of pages in them that lead nowhere in the stand-in. */
	dead: string[];
}

const asked = { free: false, review: true } as Question;
const user = { id: 1, username: 'maria.santos', name: 'Maria Santos' };

const comment = simpleNote({
	...{ id: 1, body: 'It is done', author: user, system: false, internal: false, type: 'DiscussionNote' },
	...{ created_at: '2026-01-01T10:00:00.000Z', updated_at: '2026-01-01T10:00:00.000Z' },
	...{ noteable_type: 'Issue', noteable_iid: 1 },
});

/** What comes out only once an execution was woken, or waited in vain: no attempt at an operation waits for that. */
const LATER: Record<string, IDataObject[]> = {
	'Comment: Send and Wait': [ended(asked, 'declined', { text: 'No, later', user, by: 'reply' })],
	'Issue: Wait for Event': [{ comment }],
	'Merge Request: Wait for Event': [{ comment }],
	'Merge Request: Wait Until Mergeable': [{ reason: 'it is closed' }],
};

/** The output rows of all operations, each tried in its resource's world. */
export class Rows {
	private constructor(private readonly all: Given[]) {}

	static async learn(cases: Case[]): Promise<Rows> {
		const worlds = await Worlds.open();
		const all: Given[] = [];
		for (const one of cases) {
			const plain = await rowsOf(worlds, { ...one, optional: () => false });
			const full = await rowsOf(worlds, { ...one, optional: (name) => name !== 'filters', round: 0 });
			const later = LATER[`${one.resource.name}: ${one.operation.name}`] ?? [];
			all.push({
				...one,
				plain: [...plain.rows, ...later],
				full: full.rows,
				faults: [...plain.faults, ...full.faults],
				dead: [...plain.dead, ...full.dead],
			});
		}
		await worlds.close();
		return new Rows(all);
	}

	/**
	 * What an operation's rows look like. Their properties have the types that they have wherever such rows are
	 * given: many are null in the few rows of one operation.
	 */
	schemaOf({ resource, operation }: Case): Schema {
		const given = this.all.find((one) => one.resource === resource && one.operation === operation);
		const own = given?.plain.length ? given.plain : (given?.full ?? []);
		if (!own.length)
			throw new Error(`${operation.action} gives no row to learn from: ${given?.faults.join(' | ')}`);
		const kinds = new Map(own.map((row) => [Object.keys(row).join(), Object.keys(row)]));
		const like = (which: 'plain' | 'full') =>
			[...kinds.values()].flatMap((names) => this.rowsLike(names, resource, which));
		const plain = [...own, ...like('plain')];
		const schema = schemaFrom(plain);
		const missing = untyped(schema).map((at) => at.split('.')[1]);
		return missing.length ? schemaFrom([...plain, ...like('full').map((row) => only(missing, row))]) : schema;
	}

	/** Addresses of pages that lead nowhere, with the operation that gave them. */
	get deadAddresses(): string[] {
		return this.all.flatMap(({ resource, operation, dead }) =>
			dead.map((url) => `${resource.name}: ${operation.name}: ${url}`),
		);
	}

	/** Rows of the kind that has these properties, as far as they have them. */
	private rowsLike(names: string[], resource: Resource, which: 'plain' | 'full'): IDataObject[] {
		return this.all.flatMap((one) =>
			one[which]
				.filter((row) => areOneKind(names, Object.keys(row), one.resource === resource))
				.map((row) => only(names, row)),
		);
	}
}

/** Rows with the same properties are one kind; within a resource, one may add to the other: `created`. */
function areOneKind(names: string[], others: string[], isSameResource: boolean): boolean {
	const [fewer, more] = names.length < others.length ? [names, others] : [others, names];
	return (isSameResource || fewer.length === more.length) && fewer.every((name) => more.includes(name));
}

function only(names: string[], row: IDataObject): IDataObject {
	return Object.fromEntries(names.filter((name) => name in row).map((name) => [name, row[name]]));
}

async function rowsOf(worlds: Worlds, trial: Trial) {
	const attempts = await tryOut(worlds, trial, ({ fault, rows }) => !fault && rows.length > 0);
	const rows = attempts.filter(({ fault }) => !fault).flatMap((attempt) => attempt.rows);
	return {
		rows,
		// What was deleted has no page any more.
		dead: trial.operation.name.startsWith('Delete')
			? []
			: await deadIn(attempts.at(-1)?.rows ?? [], worlds.gitlab.url),
		faults: attempts.map(({ fault }) => fault ?? 'no row'),
	};
}

/** Which of the pages that rows name are not there, for whoever may see all. */
async function deadIn(rows: IDataObject[], server: string): Promise<string[]> {
	const named = JSON.stringify(rows).matchAll(/"web_url":"([^"]*)"/g);
	const urls = [...new Set([...named].map(([, url = '']) => url))].filter((url) => url.startsWith(server));
	const checked = urls.map(async (url) => {
		const { status } = await fetch(url, { headers: { accept: 'text/html' } });
		return status === 200 ? [] : [`${url.slice(server.length)} (${status})`];
	});
	return (await Promise.all(checked)).flat();
}

function schemaFrom(rows: IDataObject[]): Schema {
	return withoutNull(createCompoundSchema(rows, { noRequired: true }));
}

/** n8n's editor shows the first type of several, and null would be that: it only says that a value may be missing. */
function withoutNull({ type, anyOf, items, properties, ...rest }: Schema): Schema {
	const types = [type ?? []].flat().filter((one, _, all) => all.length === 1 || !isNull(one));
	const kinds = (anyOf ?? []).filter((one) => !isNull(one.type)).map(withoutNull);
	if (kinds.length === 1) return kinds[0];
	const inner = Object.entries(properties ?? {}).map(([name, one]) => [name, withoutNull(one)] as const);
	return {
		...rest,
		...(types.length && { type: types.length === 1 ? types[0] : types }),
		...(kinds.length && { anyOf: kinds }),
		...(items && { items: withoutNull(items) }),
		...(properties && { properties: Object.fromEntries(inner) }),
	};
}

function isNull(type: Schema['type']): boolean {
	return String(type) === 'null';
}

/** The properties of which no row has told a type, as `.names.of[]`. */
export function untyped({ type, items, properties = {} }: Schema, at = ''): string[] {
	if (isNull(type)) return [at];
	return [
		...(items ? untyped(items, `${at}[]`) : []),
		...Object.entries(properties).flatMap(([name, property]) => untyped(property, `${at}.${name}`)),
	];
}
