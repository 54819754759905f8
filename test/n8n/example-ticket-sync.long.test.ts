import type { Issue } from '../gitlab';
import type { Scene } from './scene';
import { setScene } from './scene';
import { type Ticket, Tickets } from './tickets';
import { until } from './until';

const EXAMPLE = 'two-way-ticket-sync.json';
const PAIRS = 8;
const LONG_AGO = '2026-01-01T00:00:00.000Z';

describe('tickets and issues follow each other', () => {
	let scene: Scene;
	let tickets: Tickets;
	let workflowId: string;
	let number = 0;
	let lastNumber = PAIRS;
	/** In step since before the test, each with a number of its own. */
	const pairs: Array<{ ticket: Ticket; number: number }> = [];

	beforeAll(async () => {
		scene = await setScene();
		tickets = await Tickets.open();
		// What is there before the sync begins is old.
		age();
		const more = { Tickets: { url: tickets.url } };
		const { nodes } = scene.filledIn(EXAMPLE);
		const asked = nodes.find(({ name }) => name === 'Tickets')?.parameters;
		workflowId = (await scene.createExample(EXAMPLE, { more: { Tickets: { ...asked, ...more.Tickets } } }))
			.id;
		for (number = 1; number <= PAIRS; number++)
			pairs.push({
				number,
				ticket: tickets.add({ title: titled('Cannot pay'), labels: ['billing', 'old'] }),
			});
		await untilQuiet();
	});
	beforeEach(() => {
		number = lastNumber += 1;
		age();
	});
	afterEach(() => {
		scene.gitlab.faults.clear();
		tickets.trouble = {};
	});
	afterAll(async () => {
		await scene?.clear();
		await tickets?.close();
		await scene?.strike();
	});

	/** What has been done so far is of no interest to the next run. */
	const age = () => {
		for (const each of [...scene.project.issues.values(), ...tickets.all.values()])
			each.updated_at = LONG_AGO;
	};
	const aMinuteLater = async () => await scene.n8n.run(workflowId, 'Every minute');
	/** Run until a run finds nothing to do. */
	const untilQuiet = async () =>
		await until(
			'all is done',
			async () => {
				const { status, output } = await aMinuteLater();
				return status === 'success' && !output['One by one']?.length;
			},
			50_000,
		);
	const problems = async () =>
		((await aMinuteLater()).output.Outcome ?? []).map(({ problem }) => String(problem)).filter(Boolean);

	const titled = (title: string) => `${title} ${number}`;
	const issuesNow = () =>
		[...scene.project.issues.values()].filter(({ title }) => title.endsWith(` ${number}`));
	const ticketsNow = () => [...tickets.all.values()].filter(({ title }) => title.endsWith(` ${number}`));
	const only = <T>(all: T[]): T => {
		expect(all).toHaveLength(1);
		return all[0];
	};
	const comments = (issue: Issue) =>
		issue.notes.filter(({ system }) => !system).map(({ body }) => body.replace(/^<!--.*?-->\n/, ''));
	const shown = (issue: Issue) => ({
		title: issue.title,
		description: (issue.description ?? '').replace(/\n*\[\/\/\]: .*$/, ''),
		status: issue.state === 'closed' ? 'closed' : 'open',
		labels: issue.labels.map(({ name }) => name).sort(),
	});
	const inStep = ({ title, description, status, labels }: Ticket) => ({
		title,
		description,
		status,
		labels: [...labels].sort(),
	});

	/** What a person does in GitLab. */
	const edit = (issue: Issue, changes: Partial<Issue>) =>
		Object.assign(issue, changes, { updated_at: new Date().toISOString() });
	const say = (issue: Issue, body: string) => {
		scene.gitlab.world.createNote(issue, scene.users.aiko, body);
		edit(issue, {});
	};

	/** The next pair, whose number is that of the test from now on. */
	function aPair(): { ticket: Ticket; issue: Issue } {
		const [pair] = pairs.splice(0, 1);
		number = pair.number;
		return { ticket: pair.ticket, issue: only(issuesNow()) };
	}

	it('a ticket becomes an issue with its fields and comments, once, and nothing echoes', async () => {
		const before = tickets.writes.length;
		const ticket = tickets.add({
			title: titled('Cannot pay'),
			description: 'By card.',
			labels: ['billing', 'urgent'],
			comments: [{ id: 900 + number, author: 'Ann Lee', text: 'Since Monday.' }],
		});
		await untilQuiet();
		const issue = only(issuesNow());
		expect(shown(issue)).toEqual(inStep(ticket));
		expect(comments(issue)).toEqual(['**Ann Lee:**\n\nSince Monday.']);
		await untilQuiet();
		expect(tickets.writes).toHaveLength(before);
		expect(issuesNow()).toHaveLength(1);
	});

	it('an issue becomes a ticket with its fields and comments, but without internal ones', async () => {
		const { world } = scene.gitlab;
		const description = 'In Safari.';
		const issue = world.createIssue(scene.project, {
			title: titled('Dead button'),
			labels: ['bug'],
			description,
		});
		world.createNote(issue, scene.users.aiko, 'I see it too.');
		world.createNote(issue, scene.users.aiko, 'The customer is not to know.', { internal: true });
		await untilQuiet();
		const ticket = only(ticketsNow());
		expect(inStep(ticket)).toEqual({ ...shown(issue), description });
		expect(ticket.comments.map(({ author, text }) => [author, text])).toEqual([
			[scene.users.aiko.name, 'I see it too.'],
		]);
	});

	it('title, description, labels and status follow, from either side', async () => {
		const { issue, ticket } = aPair();
		const { length } = tickets.writes;
		tickets.change(ticket, {
			title: titled('Card is refused'),
			labels: ['billing', 'card'],
			status: 'closed',
		});
		await untilQuiet();
		expect(shown(issue)).toEqual(inStep(ticket));
		expect(tickets.writes).toHaveLength(length);
		edit(issue, { state: 'opened', title: titled('Card is refused in Safari'), labels: [] });
		await untilQuiet();
		expect(inStep(ticket)).toMatchObject({ title: issue.title, status: 'open', labels: [] });
		expect(tickets.writes).toHaveLength(length + 1);
	});

	it('comments go both ways, each once', async () => {
		const { issue, ticket } = aPair();
		tickets.comment(ticket, { author: 'Ann Lee', text: 'Any news?' });
		say(issue, 'Fixed tomorrow.');
		await untilQuiet();
		expect(comments(issue)).toEqual(['Fixed tomorrow.', '**Ann Lee:**\n\nAny news?']);
		expect(ticket.comments.map(({ text }) => text)).toEqual(['Any news?', 'Fixed tomorrow.']);
	});

	it('different fields that change on both sides are put together', async () => {
		const { issue, ticket } = aPair();
		tickets.change(ticket, { title: titled('From the ticket'), labels: ['billing', 'old', 'vip'] });
		edit(issue, { description: 'From the issue', labels: issue.labels.filter(({ name }) => name !== 'old') });
		await untilQuiet();
		const both = {
			title: titled('From the ticket'),
			description: 'From the issue',
			labels: ['billing', 'vip'],
		};
		expect(inStep(ticket)).toMatchObject(both);
		expect(shown(issue)).toMatchObject(both);
		expect(comments(issue)).toEqual([]);
		// The description was written anew without the hidden ID, and no second ticket came of it.
		expect(ticketsNow()).toEqual([ticket]);
	});

	it('the same field changed to different values is told on both sides, once', async () => {
		const { issue, ticket } = aPair();
		tickets.change(ticket, { title: titled('Ticket says'), description: 'Both may know.' });
		edit(issue, { title: titled('Issue says') });
		await untilQuiet();
		expect(shown(issue)).toEqual(inStep(ticket));
		expect(inStep(ticket)).toMatchObject({ title: titled('Issue says'), description: 'Both may know.' });
		expect(comments(issue)).toEqual([expect.stringContaining(titled('Ticket says'))]);
		expect(ticket.comments.map(({ text }) => text)).toEqual([expect.stringContaining(titled('Ticket says'))]);
	});

	it("an issue that bears somebody else's hidden ID does not get into the pair", async () => {
		const { issue, ticket } = aPair();
		const [line] = /\[\/\/\]: .*$/.exec(issue.description ?? '') ?? [];
		scene.gitlab.world.createIssue(scene.project, {
			title: titled('Mine now'),
			description: `Copied\n\n${line}`,
		});
		await untilQuiet();
		expect(ticket.title).toBe(titled('Cannot pay'));
		expect(ticketsNow()).toEqual([ticket]);
	});

	describe('what is wrong is noted with its reason, and the next run makes up for it', () => {
		it('a ticket without a title', async () => {
			const ticket = tickets.add({ description: `Nameless ${number}` });
			expect(await problems()).toEqual([expect.stringMatching(/title/i)]);
			tickets.change(ticket, { title: titled('Named') });
			await untilQuiet();
			expect(shown(only(issuesNow()))).toEqual(inStep(ticket));
		});

		it('a comment of 1 MB, while what comes after it is passed on', async () => {
			const { issue, ticket } = aPair();
			const long = tickets.comment(ticket, { author: 'Ann Lee', text: 'x'.repeat(1_048_576) });
			tickets.comment(ticket, { author: 'Ann Lee', text: 'Shorter.' });
			expect(await problems()).toEqual([expect.stringMatching(/too long/)]);
			expect(comments(issue)).toEqual(['**Ann Lee:**\n\nShorter.']);
			long.text = 'Cut.';
			await untilQuiet();
			expect(comments(issue)).toEqual(['**Ann Lee:**\n\nShorter.', '**Ann Lee:**\n\nCut.']);
		});

		it('a token that may not write', async () => {
			const token = scene.gitlab.world.tokens.get(String(scene.credential.data.accessToken))!;
			token.scopes = ['read_api'];
			tickets.add({ title: titled('Held up') });
			expect(await problems()).toEqual([expect.stringMatching(/scope/)]);
			token.scopes = ['api'];
			await untilQuiet();
			only(issuesNow());
		});

		it.each(['GitLab', 'the ticket system'])('%s is away', async (who) => {
			const { issue, ticket } = aPair();
			if (who === 'GitLab') scene.gitlab.faults.add({ kind: 'status', status: 503 });
			else tickets.trouble = { away: true };
			tickets.change(ticket, { status: 'closed' });
			say(issue, 'Meanwhile.');
			expect((await aMinuteLater()).status).toBe('error');
			scene.gitlab.faults.clear();
			tickets.trouble = {};
			await untilQuiet();
			expect(issue.state).toBe('closed');
			expect(ticket.comments.map(({ text }) => text)).toEqual(['Meanwhile.']);
		});
	});

	it('none is lost, doubled or echoed where every fifth answer of both sides is an error or gets lost', async () => {
		const writes = ({ method }: { method: string }) => method !== 'GET';
		scene.gitlab.faults.add({ kind: 'status', status: 500, every: 0.2, match: writes });
		scene.gitlab.faults.add({ kind: 'truncate', every: 0.2, match: writes });
		tickets.trouble = { failing: 0.2, cut: 0.2, doubled: true };
		const { world } = scene.gitlab;
		for (const each of ['a', 'b', 'c']) {
			const ticket = tickets.add({ title: titled(`Ticket ${each}`), labels: [each] });
			tickets.comment(ticket, { author: 'Ann Lee', text: `Ticket's ${each}` });
			const issue = world.createIssue(scene.project, { title: titled(`Issue ${each}`), labels: [each] });
			say(issue, `Issue's ${each}`);
		}
		await untilQuiet();
		for (const ticket of ticketsNow()) {
			tickets.change(ticket, { status: 'closed' });
			tickets.comment(ticket, { author: 'Ann Lee', text: 'Done.' });
		}
		await untilQuiet();
		expect([issuesNow().length, ticketsNow().length]).toEqual([6, 6]);
		const byTitle = (a: { title: string }, b: { title: string }) => a.title.localeCompare(b.title);
		expect(issuesNow().map(shown).sort(byTitle)).toEqual(ticketsNow().map(inStep).sort(byTitle));
		for (const issue of issuesNow()) {
			const ticket = only(ticketsNow().filter(({ title }) => title === issue.title));
			expect([issue.state, comments(issue).length, ticket.comments.length]).toEqual(['closed', 2, 2]);
		}
		const { length } = tickets.writes;
		await untilQuiet();
		expect(tickets.writes).toHaveLength(length);
	});
});
