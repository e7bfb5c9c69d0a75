// Pictures by their segments, for tests: what stands in them is not what a decoder would like, but the shape is right.

type Bytes = Uint8Array<ArrayBuffer>

export function bytesOf(...parts: readonly (string | number | readonly number[] | Uint8Array)[]): Bytes {
  return new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string'
        ? [...part].map((letter) => letter.charCodeAt(0))
        : typeof part === 'number'
          ? [part]
          : [...part],
    ),
  )
}

/** What a phone's camera writes beside a picture: EXIF with the place it was taken at. */
export const place = 'GPSLatitude 20.7 GPSLongitude 106.4 Samsung SM-A125F'
const exif = bytesOf('Exif\0\0MM\0*', place)

export function aJpeg(width = 640, height = 480, scan = 300): Bytes {
  const segment = (marker: number, body: Bytes) =>
    bytesOf(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, body)
  return bytesOf(
    [0xff, 0xd8],
    segment(0xe0, bytesOf('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])),
    segment(0xe1, exif),
    segment(0xe1, bytesOf('http://ns.adobe.com/xap/1.0/\0<x>', place)),
    segment(0xed, bytesOf('Photoshop 3.0\0', place)),
    segment(0xfe, bytesOf(place)),
    segment(0xdb, new Uint8Array(65)),
    segment(0xc0, bytesOf(8, height >> 8, height & 255, width >> 8, width & 255, [1, 1, 0x11, 0])),
    segment(0xc4, new Uint8Array(29)),
    segment(0xda, bytesOf([1, 1, 0, 0, 63, 0])),
    Array.from({ length: scan }, (_, at) => at % 251),
    [0xff, 0x00, 0xff, 0xd0, 0x12, 0xff, 0xd9],
    // Some phones put a second picture, with its own place, after the end of the first.
    [0xff, 0xd8],
    segment(0xe1, exif),
    [0xff, 0xd9],
  )
}

export function aPng(width = 640, height = 480): Bytes {
  const long = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
  const chunk = (name: string, body: Bytes) => bytesOf(long(body.length), name, body, [0, 0, 0, 0])
  return bytesOf(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', bytesOf(long(width), long(height), [8, 2, 0, 0, 0])),
    chunk('eXIf', bytesOf('MM\0*', place)),
    chunk('tEXt', bytesOf('Comment\0', place)),
    chunk('iTXt', bytesOf('XML:com.adobe.xmp\0', place)),
    chunk('IDAT', new Uint8Array(40)),
    chunk('IEND', new Uint8Array()),
    place,
  )
}

export function aWebp(width = 640, height = 480): Bytes {
  const little = (value: number, count: number) => Array.from({ length: count }, (_, at) => (value >>> (8 * at)) & 255)
  const chunk = (name: string, body: Bytes) =>
    bytesOf(name, little(body.length, 4), body, body.length % 2 === 0 ? [] : [0])
  const body = bytesOf(
    'WEBP',
    chunk('VP8X', bytesOf([0x0c, 0, 0, 0], little(width - 1, 3), little(height - 1, 3))),
    chunk('VP8L', bytesOf([0x2f], little((width - 1) | ((height - 1) << 14), 4), new Uint8Array(33))),
    chunk('EXIF', exif),
    chunk('XMP ', bytesOf(place)),
  )
  return bytesOf('RIFF', little(body.length, 4), body, place)
}
