import * as vscode from 'vscode';

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Location {
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

function position(place: Place): vscode.Position {
  return new vscode.Position(place.line, place.character);
}

/** Opens the list of uses that a lens has counted. */
export async function showReferences(args: unknown[], answer: unknown): Promise<void> {
  const [uri, place] = args as [string, Place];
  const locations = ((answer ?? []) as Location[]).map((location) => {
    const range = new vscode.Range(position(location.range.start), position(location.range.end));
    return new vscode.Location(vscode.Uri.parse(location.uri), range);
  });
  const at = position(place);
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri),
    at,
    locations,
  );
}
