import type { IDataObject } from 'n8n-workflow';
import { type Headers, type Path, fileNameIn, mimeTypeIn, nameOf } from '../../client';
import { type Tools, File } from '../../operation';

/** What is to become of a file. */
interface Wanted {
	/** The item's binary field. */
	field: string;
	query?: IDataObject;
	/** Where it is known better than the server tells. */
	name?: string;
	mimeType?: string;
	/** Whether the server calls all files alike, so that the name tells more. */
	isTypeFromName?: boolean;
	/** What the item says beside the file's name and size in bytes. */
	row?: IDataObject | ((headers: Headers) => IDataObject);
}

/** Gets a file into an item's binary data, in a stream. */
export async function download(
	{ gitlab, context }: Pick<Tools, 'gitlab' | 'context'>,
	path: Path,
	{ field, query, name, mimeType, isTypeFromName, row }: Wanted,
): Promise<File> {
	return await gitlab.download(path, query, async (file) => {
		const { stream, headers } = file;
		const file_name = name ?? fileNameIn(headers) ?? nameOf(decodeURIComponent(path.encoded)) ?? 'file';
		const told = mimeTypeIn(headers['content-type']) ?? 'application/octet-stream';
		// Without a type, n8n takes the one that the name says.
		const type = mimeType ?? (isTypeFromName ? undefined : told);
		const binary = await context.helpers.prepareBinaryData(stream, file_name, type);
		const facts = typeof row === 'function' ? row(headers) : row;
		return new File({ ...facts, file_name, file_size: file.length }, { [field]: binary });
	});
}
