import type { Seed } from './seed';
import { addedFile } from './world/arrange';
import type { MergeRequest, Project } from './world/model';
import type { World } from './world/world';

type Users = Seed['users'];

const website: Array<[title: string, labels: string[]]> = [
	['Checkout button does nothing in Safari', ['bug', 'priority::high']],
	['Add a dark theme', ['feature', 'design']],
	['Search finds nothing with an umlaut', ['bug']],
	['Let customers save several addresses', ['feature']],
	['Images on the landing page load slowly', ['bug', 'priority::low']],
	['Newsletter sign-up accepts invalid addresses', ['bug', 'priority::high']],
	['Show the delivery date before payment', ['feature', 'priority::high']],
	['Footer links to the old imprint', ['bug']],
	['Offer invoices as PDF', ['feature']],
	['Cookie banner covers the menu on phones', ['bug', 'design']],
	['Translate the shop to Portuguese', ['feature']],
	['Coupon is applied twice', ['bug', 'priority::high']],
	['Remember the cart after signing in', ['feature']],
	['Broken layout with large fonts', ['bug', 'design', 'priority::low']],
	['Add product comparison', ['feature', 'priority::low']],
	['Rotate the payment provider keys', []],
];

const api: Array<[title: string, labels: string[]]> = [
	['Token endpoint answers 500 for expired tokens', ['bug', 'priority::high']],
	['Page through orders by cursor', ['feature']],
	['Slow query in the order list', ['bug', 'performance']],
	['Document the webhook signature', ['feature']],
	['Rate limit each customer', ['feature', 'priority::high']],
	['Memory grows during nightly import', ['bug', 'performance']],
	['Return problem details for all errors', ['feature']],
];

function day(world: World, offset: number): string {
	return new Date(Date.parse(world.now()) + offset * 86_400_000).toISOString();
}

export function seedIssues(world: World, users: Users, projects: Seed['projects']): void {
	const date = (offset: number) => day(world, offset).slice(0, 10);
	const sprint = world.createMilestone(projects.website, {
		title: 'Spring release',
		description: 'All that we promised for spring',
		start_date: date(-20),
		due_date: date(20),
	});
	world.createMilestone(projects.website, { title: 'Winter release', state: 'closed', due_date: date(-60) });
	const people = [users.aiko, users.jonas, users.tom];
	website.forEach(([title, labels], at) => {
		const assignee = people[at % 4];
		world.createIssue(projects.website, {
			title,
			labels,
			description: `${title}.\n\n- [x] Reported\n- [ ] Solved`,
			author: at % 2 ? users.tom : users.maria,
			assignees: assignee ? [assignee] : [],
			milestone: at % 3 === 0 ? sprint : null,
			due_date: at % 5 === 0 ? date(at - 7) : null,
			state: at % 6 === 4 ? 'closed' : 'opened',
			closed_by: at % 6 === 4 ? users.jonas : null,
			confidential: title.startsWith('Rotate'),
			created_at: day(world, at - 40),
		});
	});
	const release = world.createMilestone(projects.api, { title: 'v2.0', due_date: date(45) });
	api.forEach(([title, labels], at) => {
		world.createIssue(projects.api, {
			title,
			labels,
			author: users.jonas,
			assignees: at % 2 ? [] : [users.aiko],
			milestone: at % 2 ? release : null,
			created_at: day(world, at - 20),
		});
	});
	world.createIssue(projects.outside, { title: 'Does this work on Windows?', author: users.outsider });
	world.createIssue(projects.outside, {
		title: 'Typo in the README',
		labels: ['bug'],
		author: users.outsider,
	});
}

export function seedMergeRequests(world: World, users: Users, projects: Seed['projects']): void {
	const { website, api } = projects;
	const { aiko, jonas, maria } = users;
	world.createBranch(website, 'feature/login#2');
	const diffs = [
		addedFile('src/login.ts', ['export const attempts = 3;']),
		addedFile('src/login.css', ['.login {}']),
	];
	world.commitTo(website, 'feature/login#2', { message: 'Limit sign-in attempts', author: aiko, diffs });
	world.commitTo(website, 'feature/login#2', { message: 'Explain the limit', author: aiko });
	const request = (project: Project, title: string, source_branch: string, more: Partial<MergeRequest>) =>
		world.createMergeRequest(project, { title, source_branch, ...more });
	const first = request(website, 'Limit sign-in attempts', 'feature/login#2', {
		description: 'Closes #1\n\nRelated to #3',
		author: aiko,
		assignees: [aiko],
		reviewers: [jonas],
		labels: website.namespace.kind === 'group' ? website.namespace.labels.slice(1, 2) : [],
	});
	first.pipelines = [world.createPipeline(website, 'feature/login#2', { user: aiko })];
	request(website, 'Draft: Dark theme', 'dark-theme', { author: aiko, description: 'Closes #2' });
	request(website, 'Compress images', 'compress-images', {
		author: jonas,
		state: 'merged',
		merge_user: maria,
	});
	request(website, 'Try another font', 'other-font', { author: aiko, state: 'closed', closed_by: aiko });
	request(api, 'Cursor for orders', 'order-cursor', {
		author: aiko,
		reviewers: [maria],
		approvals_required: 1,
	});
	request(api, 'Index the order table', 'order-index', { author: jonas, has_conflicts: true });
	world.createBranch(website, 'staging', { protected: true });
	world.createBranch(website, 'release/1.0');
}

export function seedSurroundings(
	world: World,
	users: Users,
	groups: Seed['groups'],
	projects: Seed['projects'],
): void {
	const { website } = projects;
	const issue = website.issues.get(1);
	const request = website.merge_requests.get(1);
	if (issue) {
		world.createNote(issue, users.tom, 'I see this on an iPad too.');
		world.createNote(issue, users.aiko, 'Found it: the click handler waits for a font.');
	}
	if (request) world.createNote(request, users.jonas, 'Looks good. One question about the limit.');
	const snippet = world.createSnippet(website, users.jonas, 'Clear the cache', 'redis-cli flushall');
	world.createNote(snippet, users.maria, 'Only on staging, please.');
	const page = world.createWikiPage(website, 'Release checklist', '1. Freeze\n2. Test\n3. Deploy');
	world.createNote(page, users.maria, 'Step 2 takes a day.');
	const guide = world.createWikiPage(groups.acme, 'On call', 'Who to ask, and when');
	world.createNote(guide, users.tom, 'The phone number has changed.');
	const epic = world.createEpic(groups.acme, users.maria, 'Faster checkout');
	world.createNote(epic, users.jonas, 'The API part is planned.');
}
