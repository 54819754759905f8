import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import type { Scene } from '../../scene';
import { WEBSITE, website } from '../../scene';

/** The parameters of operations on issue 1 of the website. */
export const firstIssue = { resource: 'issue', ...website, issue: locator(1) };

/** Where the issues of the website are, and the first of them. */
export const ISSUES = `${WEBSITE}/issues`;
export const FIRST = `${ISSUES}/1`;

/** The simplified row of the first issue, as seeded. */
export function simpleFirst(scene: Scene): IDataObject {
	return {
		iid: 1,
		project_id: scene.seeded.projects.website.id,
		title: 'Checkout button does nothing in Safari',
		state: 'opened',
		labels: ['bug', 'priority::high'],
		author: 'maria.santos',
		assignees: ['aiko.tanaka'],
		milestone: 'Spring release',
		due_date: scene.issue(1).due_date,
		web_url: `${scene.gitlab.url}/acme/website/-/issues/1`,
	};
}

/** The first issue waits for the second, which shows as link 1. */
export function linkSecond(scene: Scene): void {
	const [source, target] = [scene.issue(2), scene.issue(1)];
	const link = {
		id: scene.gitlab.world.next('issue link'),
		source,
		target,
		link_type: 'blocks' as const,
		created_at: '2026-01-02T03:04:05.000Z',
	};
	source.links.push(link);
	target.links.push(link);
}
