import type { IDataObject } from 'n8n-workflow';
import { locator } from '../../parameters';
import type { Scene } from '../../scene';
import { WEBSITE, website } from '../../scene';

/** The parameters of operations on merge request 1 of the website. */
export const firstMergeRequest = { resource: 'mergeRequest', ...website, mergeRequest: locator(1) };

/** Where the merge requests of the website are, and the first of them. */
export const MERGE_REQUESTS = `${WEBSITE}/merge_requests`;
export const FIRST = `${MERGE_REQUESTS}/1`;

/** Branches that no seeded merge request is between. */
export const BRANCHES = { source_branch: locator('staging'), target_branch: locator('main') };

/** The simplified row of the first merge request, as seeded. */
export function simpleFirst(scene: Scene): IDataObject {
	return {
		iid: 1,
		project_id: scene.seeded.projects.website.id,
		title: 'Limit sign-in attempts',
		state: 'opened',
		draft: false,
		source_branch: 'feature/login#2',
		target_branch: 'main',
		author: 'aiko.tanaka',
		detailed_merge_status: 'mergeable',
		web_url: `${scene.gitlab.url}/acme/website/-/merge_requests/1`,
	};
}
