import fc from 'fast-check';
import { belowServer, isReserved } from '../../nodes/Gitlab/fields/address';
import { placeOfPage } from '../../nodes/Gitlab/fields/places/pagePlace';
import type { Item } from '../../nodes/Gitlab/item';
import { issueAnywhere } from '../../nodes/Gitlab/resources/issue/field';
import { projectParam } from '../../nodes/Gitlab/fields/places/project';

/** What fields need of an item to read a URL. */
function itemOn(basePath: string): Item {
	return {
		gitlab: { server: { url: `https://git.example.com/${basePath}`, api: '', basePath } },
		timezone: 'UTC',
		value: () => null,
		fail: (message: string) => {
			throw new Error(message);
		},
	} as unknown as Item;
}

const name = fc
	.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/)
	.filter(
		(text) =>
			!text.endsWith('.git') &&
			!isReserved(text) &&
			!/^(?:blame|blob|builds|commits?|find_file|issues|jobs|merge_requests|milestones|pipelines|raw|snippets|tree|wikis)$/.test(
				text,
			),
	);
const projectPath = fc.array(name, { minLength: 2, maxLength: 6 }).map((names) => names.join('/'));
const root = fc.constantFrom('', 'gitlab', 'tools/gitlab');
const rest = fc.constantFrom(
	'',
	'/',
	'?tab=x',
	'#top',
	'/-/issues',
	'/-/tree/main/a/b?ref_type=heads',
	'/issues/12',
	'.git',
);
const rawPage = fc.constantFrom('', '/', '?x=1', '#note_5', '/designs/a.png?x#note_1');
const iid = fc.integer({ min: 1, max: 1e9 });

test('every project is found again in the URLs of its pages, at every server', async () => {
	await fc.assert(
		fc.asyncProperty(root, projectPath, rest, async (base, path, page) => {
			// A path that begins like the server's own cannot be told from it.
			fc.pre(!base || !path.startsWith(`${base}/`));
			const url = `https://git.example.com/${base && `${base}/`}${path}${page}`;
			expect(await projectParam('project').convert(url, itemOn(base))).toBe(path);
		}),
		{ numRuns: 1000 },
	);
});

test('every issue is found again, with its project', async () => {
	await fc.assert(
		fc.asyncProperty(root, projectPath, iid, rawPage, async (base, path, number, page) => {
			fc.pre(!base || !path.startsWith(`${base}/`));
			const item = itemOn(base);
			for (const kind of ['-/issues', '-/work_items', '-/issues/incident', 'issues']) {
				const url = `https://git.example.com/${base && `${base}/`}${path}/${kind}/${number}${page}`;
				expect(await issueAnywhere('issue', { displayName: 'Issue' }).convert(url, item)).toBe(number);
				if (kind !== '-/work_items') expect(placeOfPage(url, item)).toEqual({ kind: 'project', path });
			}
		}),
		{ numRuns: 300 },
	);
});

test('any other text is either refused or a path that GitLab can have, never something else', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()),
			async (text) => {
				const item = itemOn('');
				const read = async () => await projectParam('project').convert(text, item);
				const found = await read().catch(() => undefined);
				if (found !== undefined) expect(found).toMatch(/^(?:\d+|[\w.+-]+(?:\/[\w.+-]+)+)$/);
			},
		),
		{ numRuns: 2000 },
	);
});

test('the path of the server is cut off once, and only where it is', () => {
	fc.assert(
		fc.property(root, projectPath, (base, path) => {
			fc.pre(base !== '');
			expect(belowServer(`${base}/${path}`, itemOn(base))).toBe(path);
			if (!path.startsWith(`${base}/`) && path !== base) expect(belowServer(path, itemOn(base))).toBe(path);
		}),
	);
});
