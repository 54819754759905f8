/**
 * Looks inside: what a server can say of its pages has too many forms to run a workflow for each. How many are
 * tried is set by FUZZ.
 */
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { isFailure } from '../../nodes/Gitlab/client/errors';
import { fetchPages } from '../../nodes/Gitlab/client/fetchPages';
import type { Headers } from '../../nodes/Gitlab/client/message';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 300);
const AT_ONCE = 4;

const rowsOf = (ids: number[]) => ids.map((id) => ({ id }));
const idsOf = (rows: IDataObject[]) => rows.map(({ id }) => id);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const TOLD = ['link', 'x-next-page', 'x-total', 'x-total-pages', 'x-page'];

test('whichever headers get lost on whichever pages, a list is whole, and its limit asks for no page too many', async () => {
	const model = fc.record({
		count: fc.oneof(fc.integer({ min: 0, max: 450 }), fc.constantFrom(20, 100, 200, 300)),
		longest: fc.constantFrom(20, 50, 100),
		limit: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
		/** Which of the headers come with which page; those of the last stand for all that follow. */
		kept: fc.array(fc.subarray(TOLD), { minLength: 1, maxLength: 6 }),
		isCounted: fc.boolean(),
	});
	await fc.assert(
		fc.asyncProperty(model, async ({ count, longest, limit, kept, isCounted }) => {
			const all = upTo(count);
			const asked: number[] = [];
			const rows = await fetchPages(
				async ({ page = 1, per_page }) => {
					const number = Number(page);
					asked.push(number);
					const size = Math.min(longest, Number(per_page));
					const pages = Math.max(1, Math.ceil(count / size));
					const next = number < pages ? `<https://a/?page=${number + 1}>; rel="next", ` : '';
					const told: Record<string, string> = {
						link: `${next}<https://a/?page=1>; rel="first"`,
						'x-next-page': number < pages ? String(number + 1) : '',
						'x-page': String(number),
						...(isCounted ? { 'x-total': String(count), 'x-total-pages': String(pages) } : {}),
					};
					const names = kept[Math.min(number, kept.length) - 1].filter((name) => name in told);
					const headers: Headers = {
						...Object.fromEntries(names.map((name) => [name, told[name]])),
						'x-per-page': String(size),
					};
					return { status: 200, headers, body: rowsOf(all.slice((number - 1) * size, number * size)) };
				},
				{ limit, atOnce: AT_ONCE },
			);
			expect(idsOf(rows)).toEqual(all.slice(0, limit));
			const size = Math.min(longest, limit ?? 100, 100);
			const needed = Math.max(1, Math.ceil(Math.min(count, limit ?? Infinity) / size));
			// Where it is not told that a full page is the last, more is asked for, as far as a limit lets.
			expect(asked.length).toBeLessThanOrEqual(limit ? Math.ceil(limit / size) : needed + AT_ONCE);
			expect(new Set(asked).size).toBe(asked.length);
		}),
		{ numRuns },
	);
});

test('rows are told apart by what the list says, and else by all that they say', async () => {
	const row = fc.record({ id: fc.integer({ min: 1, max: 3 }), size: fc.integer({ min: 1, max: 3 }) });
	const rows = fc.array(row, { minLength: 2, maxLength: 20 });
	await fc.assert(
		fc.asyncProperty(rows, async (given) => {
			// In a tree, files that are equal have one ID, and paths of their own.
			const files = given.map((file, index) => ({ ...file, path: `file-${index}` }));
			const read = async (body: IDataObject[], key?: string) =>
				await fetchPages(
					async ({ page }) => ({
						status: 200,
						headers: { 'x-next-page': page === 1 ? '2' : '' },
						// What stands at the end of the first page has been pushed to the second as well.
						body: page === 1 ? body.slice(0, body.length / 2) : body.slice(body.length / 2 - 1),
					}),
					{ atOnce: AT_ONCE, key },
				);
			expect(await read(files, 'path')).toEqual(files);
			const nameless = files.map(({ path, size }) => ({ name: path, size }));
			expect(await read(nameless)).toEqual(nameless);
		}),
		{ numRuns: Math.min(numRuns, 100) },
	);
});

const number = fc.oneof(
	fc.integer({ min: -2, max: 9 }).map(String),
	fc.constantFrom(
		'',
		'x',
		'1e9',
		'100000000',
		'999999999999999999999',
		'0x10',
		'2, 2',
		' 2',
		'NaN',
		'__proto__',
	),
);
const link = fc
	.tuple(
		fc.constantFrom('page', 'cursor', 'id_after', 'page_token', 'pagination', 'x', ''),
		number,
		fc.constantFrom('next', 'prev', 'next prev', '"next', ''),
	)
	.map(([name, value, relation]) => `<https://a/?${name}=${value}>; rel="${relation}"`);
const anyHeaders = fc.record(
	{
		link: fc.oneof(
			link,
			fc.string(),
			fc.tuple(link, link).map((both) => both.join(', ')),
		),
		'x-next-page': number,
		'x-next-cursor': number,
		'x-page': number,
		'x-per-page': number,
		'x-total': number,
		'x-total-pages': number,
	},
	{ requiredKeys: [] },
);
const anyRows = fc.oneof(
	fc.array(fc.record({ id: fc.integer({ min: 1, max: 30 }) }), { maxLength: 8 }),
	fc.constant(rowsOf(upTo(100))),
	fc.array(fc.record({ name: fc.constantFrom('a', 'b') }), { maxLength: 3 }),
);

test('whatever a server answers, a list ends: whole as far as the server tells, or with a failure', async () => {
	const answers = fc.array(fc.tuple(anyRows, anyHeaders), { minLength: 1, maxLength: 8 });
	const wish = fc.record({
		limit: fc.option(fc.integer({ min: 1, max: 150 }), { nil: undefined }),
		countsMore: fc.boolean(),
		isPaged: fc.boolean(),
	});
	await fc.assert(
		fc.asyncProperty(answers, wish, async (given, wanted) => {
			let requests = 0;
			const reading = fetchPages(
				async () => {
					// Far more than there are different rows, and pages that may bring nothing, in three readings.
					if (++requests > 1000) throw new Error('This list does not end');
					const [body, headers] = given[requests % given.length];
					return { status: 200, headers, body };
				},
				{ ...wanted, atOnce: AT_ONCE },
			);
			const rows = await reading.catch((error: unknown) => {
				if (isFailure(error, 'notGitlab', 'conflict')) return [];
				throw error;
			});
			expect(rows.length).toBeLessThanOrEqual(wanted.limit ?? Infinity);
		}),
		{ numRuns },
	);
});
