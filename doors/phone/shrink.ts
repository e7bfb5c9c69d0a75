import { mostBytes } from '../../platform/files/contract.ts'
import { readPicture } from '../../platform/files/picture.ts'

export type Shrunk = Uint8Array<ArrayBuffer>
export type Unfit = 'photo_file_too_large' | 'photo_unreadable'

const largestFile = 15_000_000
/** The best cameras of cheap phones; a header that promises more is not opened. */
const mostPixels = 110_000_000
const sides = [1_280, 1_024, 800, 640]
const qualities = [0.8, 0.7, 0.6, 0.45]

/**
 * A photograph as it is sent: drawn anew, so that nothing of the camera's words about place and owner comes along, and
 * at most 200 kB. What the file says of its size is looked at before anything is decoded.
 */
export async function shrink(file: Blob): Promise<Shrunk | Unfit> {
  if (file.size > largestFile) return 'photo_file_too_large'
  const head = readPicture(new Uint8Array(await file.arrayBuffer()))
  if (head === 'broken_picture') return 'photo_unreadable'
  // Another kind (HEIC) is left to the browser, which knows its own.
  if (typeof head !== 'string' && head.width * head.height > mostPixels) return 'photo_unreadable'
  // Turned as it was held, which all browsers do unasked; asked by its present name, those of before 2023 refuse.
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture || picture.width * picture.height > mostPixels) return 'photo_unreadable'
  try {
    for (const side of sides) {
      const canvas = draw(picture, side)
      for (const quality of qualities) {
        const blob = await canvasBlob(canvas, quality)
        const drawn = blob && readPicture(new Uint8Array(await blob.arrayBuffer()))
        if (drawn && typeof drawn !== 'string' && drawn.bare.length <= mostBytes) return drawn.bare
      }
    }
    return 'photo_unreadable'
  } finally {
    picture.close()
  }
}

function draw(picture: ImageBitmap, side: number): HTMLCanvasElement {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(16, Math.round(picture.width * scale))
  canvas.height = Math.max(16, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (pen) {
    // What is see-through would turn black.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  }
  return canvas
}

function canvasBlob(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((drawn) => canvas.toBlob(drawn, 'image/jpeg', quality))
}
