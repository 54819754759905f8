import type { Fault } from '../gitlab';
import { locator } from '../parameters';
import { Scene } from '../scene';

const scene = new Scene();

/** As GitLab does with a moved project: what follows a dot it takes for a format, and leaves it out. */
const moved = (old: RegExp): Fault => {
	const fault: Fault = { kind: 'redirect', status: 301 };
	fault.match = ({ path }) => {
		const id = String(scene.seeded.projects.website.id);
		const [, project, rest] = /^\/api\/v4\/projects\/([^/]+)(.*)$/.exec(path) ?? [];
		if (!project || !old.test(project)) return false;
		fault.location = `${scene.gitlab.url}/api/v4/projects/${project.includes('.') ? '' : id + rest}`;
		return true;
	};
	return fault;
};

test.each([
	['one thing', { operation: 'get', issue: locator(1) }],
	['a list', { operation: 'getMany' }],
])('a project that had a dot in its name is found after it has moved: %s', async (_what, parameters) => {
	scene.gitlab.faults.add(moved(/^team%2Fold(\.|%2E)site$/));
	const { json, error } = await scene.run({
		resource: 'issue',
		project: locator('team/old.site'),
		...parameters,
	});
	expect(error).toBeUndefined();
	expect(json).not.toEqual([]);
	expect(scene.sent[0][1]).toMatch(/^\/projects\/team%2Fold%2Esite\/issues/);
});

test.each(['v1.0', 'a..b', '...', '.hidden', 'end.', '%2E', '../..', 'a/./b'])(
	'a label called %s is reached as it is',
	async (name) => {
		scene.gitlab.world.createLabel(scene.seeded.projects.website, { name });
		const { json, error } = await scene.run({
			resource: 'label',
			operation: 'get',
			project: locator('acme/website'),
			label: locator(name),
			simplify: false,
		});
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ name }]);
		expect(scene.sent.at(-1)?.[1]).not.toContain('.');
	},
);
