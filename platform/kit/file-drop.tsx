import type { FieldFrame } from './field.tsx'
import { Field } from './field.tsx'
import { UploadIcon } from './icons.tsx'

export type FileDropProps = FieldFrame & {
  /** As in `<input accept>`, e.g. `.docx,.pdf,.txt`. */
  accept: string
  /** Said inside the frame, e.g. "Thả tệp vào đây hoặc bấm để chọn". */
  invitation: string
  multiple?: boolean | undefined
  /** Straight to the camera at the back, where there is one. */
  camera?: boolean | undefined
  required?: boolean | undefined
  onFiles?: ((files: readonly File[]) => void) | undefined
}

/** A plain file input stretched over its whole frame: browsers take dropped files on it without any script. */
export function FileDrop({ accept, invitation, multiple, camera, required, onFiles, ...frame }: FileDropProps) {
  return (
    <Field {...frame}>
      {(tied) => (
        <div class="file-drop">
          <p class="file-drop-words">
            <UploadIcon />
            <span>{invitation}</span>
          </p>
          <input
            {...tied}
            {...{ accept, multiple, required }}
            type="file"
            capture={camera ? 'environment' : undefined}
            name={frame.name}
            onChange={onFiles && ((event) => onFiles([...(event.currentTarget.files ?? [])]))}
          />
        </div>
      )}
    </Field>
  )
}
