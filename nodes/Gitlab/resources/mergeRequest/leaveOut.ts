import type { IDataObject } from 'n8n-workflow';
import { flag, textOf, texts } from '../../fields';
import { isAnyLike } from '../../wildcards';

const patterns = texts('leave_out_paths', {
	displayName: 'Leave Out Paths Like',
	placeholder: 'e.g. *.lock, dist/*',
	description: 'Separated by commas; * stands for any characters',
});

/** Which changed files are not wanted; no parameters of GitLab's. */
export const leaveOut = [
	flag('leave_out_generated', 'Whether to leave these out', {
		displayName: 'Leave Out Generated Files',
		default: true,
	}),
	flag('leave_out_without_lines', 'Whether to leave out binary, too large and only renamed files', {
		displayName: 'Leave Out Files Without Lines',
		default: true,
	}),
	patterns,
] as const;

/**
 * Tells what of the options is for GitLab, and which files pass the others.
 *
 * @returns `passes` only where something is to be left out
 */
export function leavingOut({
	leave_out_generated,
	leave_out_without_lines,
	leave_out_paths,
	...query
}: IDataObject): { query: IDataObject; passes?: (file: IDataObject) => boolean } {
	const like = (leave_out_paths ?? []) as string[];
	if (!leave_out_generated && !leave_out_without_lines && !like.length) return { query };
	const passes = ({ generated_file, diff, new_path, old_path }: IDataObject): boolean => {
		if (leave_out_generated && generated_file === true) return false;
		if (leave_out_without_lines && !diff) return false;
		return !isAnyLike([textOf(new_path) || textOf(old_path)], like);
	};
	return { query, passes };
}
