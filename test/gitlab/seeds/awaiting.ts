import type { Gitlab, Issue, MergeRequest } from '../index';

/** Comments on a thing as soon as somebody waits for that: looks at the thing, and at its comments then. */
export function commentWhenAwaited(gitlab: Gitlab, kind: 'issues' | 'merge_requests'): void {
	const match = ({ method, path }: { method: string; path: string }) => {
		const { requests, world } = gitlab;
		const [, id, iid] = new RegExp(`/projects/([^/]+)/${kind}/(\\d+)/notes$`).exec(path) ?? [];
		const before = requests.at(-2)?.path;
		if (method !== 'GET' || !iid || before !== path.replace(/\/notes$/, '')) return false;
		const project = world.projects.find((one) =>
			[String(one.id), encodeURIComponent(one.path_with_namespace)].includes(id),
		);
		const thing: Issue | MergeRequest | undefined = project?.[kind].get(Number(iid));
		if (thing) world.createNote(thing, thing.author, 'It is done');
		return false;
	};
	gitlab.faults.add({ kind: 'latency', match });
}
