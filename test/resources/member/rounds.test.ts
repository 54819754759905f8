/** Looks inside: how long it takes must not depend on what else the machine does. */
import type { IDataObject } from 'n8n-workflow';
import { fetchPages } from '../../../nodes/Gitlab/client/fetchPages';
import type { Gitlab } from '../../../nodes/Gitlab/client/gitlab';
import type { Reply } from '../../../nodes/Gitlab/client/message';
import type { Path } from '../../../nodes/Gitlab/client/path';
import { path } from '../../../nodes/Gitlab/client/path';
import { AccessList } from '../../../nodes/Gitlab/resources/member/accessList/accessList';
import { AT_ONCE, Rounds } from '../rounds';

const GROUP = { id: 1, full_path: 'big', parent_id: null, shared_with_groups: [] };
const LISTS: Array<[pattern: RegExp, length: number]> = [
	[/^\/groups\/big\/members$|\/billable_members$/, 5_000],
	[/^\/groups\/big\/projects$/, 200],
	[/\/descendant_groups$/, 0],
	[/^\/projects\/\d+\/members$/, 1],
];

function row(at: Path, id: number): IDataObject {
	const isProject = at.encoded.endsWith('/projects');
	return isProject
		? { id, path_with_namespace: `big/${id}`, namespace: { id: 1 } }
		: { id, access_level: 30 };
}

function reply(at: Path, { page, per_page }: IDataObject): Reply {
	const [, length] = LISTS.find(([pattern]) => pattern.test(at.encoded)) ?? [undefined, 0];
	const before = (Number(page) - 1) * Number(per_page);
	const size = Math.min(Number(per_page), length - before);
	const pages = String(Math.ceil(length / Number(per_page)));
	return {
		status: 200,
		body: Array.from({ length: size }, (_none, index) => row(at, before + index + 1)),
		headers: { 'x-total': String(length), 'x-total-pages': pages, 'x-per-page': String(per_page) },
	} as unknown as Reply;
}

test.each([
	[254, false],
	[304, true],
])(
	'%d requests take at most 1.4 times what they must, with last activity: %s',
	async (requests, activity) => {
		const rounds = new Rounds();
		const gitlab = {
			get: async () => await rounds.ask(() => GROUP),
			list: async (at: Path) =>
				await fetchPages(async (page) => await rounds.ask(() => reply(at, page)), { atOnce: AT_ONCE }),
			once: async <T>(_key: string, ask: () => Promise<T>) => await ask(),
		} as unknown as Gitlab;
		const wanted = { inherited: true, shared: true, below: true, activity };
		const rows = await new AccessList(gitlab, wanted, () => {}).of(path`/groups/${'big'}`);
		expect(rows).toHaveLength(5_200);
		expect(rounds.requests).toBe(requests);
		expect(rounds.count).toBeLessThanOrEqual(1.4 * (requests / AT_ONCE));
	},
);
