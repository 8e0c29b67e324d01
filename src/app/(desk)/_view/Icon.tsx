/** Drawn for the desk on a 20 px grid, one stroke wide, in the colour of the text beside them. */
const PATHS = {
  search: 'M9 15.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM13.8 13.8 18 18',
  fresh: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM6.5 10.2l2.4 2.4 4.6-5',
  due: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM10 5.5V10l3 2',
  overdue: 'M10 2.5 18.4 17H1.6L10 2.5ZM10 8v4.2M10 14.6v.1',
  disputed: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM7.6 7.8a2.4 2.4 0 1 1 3.5 2.2c-.8.4-1.1.9-1.1 1.7M10 14.3v.1',
  calendar: 'M3 5h14v12.5H3zM3 9h14M6.5 2.5v4M13.5 2.5v4',
  close: 'M5 5l10 10M15 5 5 15',
  down: 'M5 7.5l5 5 5-5',
  copy: 'M7 7h10v10.5H7zM13 7V2.5H3V13h4',
  phone:
    'M4.2 2.8h3l1.3 4-2 1.4a10 10 0 0 0 5.3 5.3l1.4-2 4 1.3v3c0 .8-.6 1.4-1.4 1.4A13.2 13.2 0 0 1 2.8 4.2c0-.8.6-1.4 1.4-1.4Z',
  speech: 'M2.5 3.5h15v10.5H9l-4 3.5V14H2.5z',
  question: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM7.6 7.8a2.4 2.4 0 1 1 3.5 2.2c-.8.4-1.1.9-1.1 1.7M10 14.3v.1',
  link: 'M8.5 11.5l3-3M7 9 4.5 11.5a2.8 2.8 0 0 0 4 4L11 13M9 7l2.5-2.5a2.8 2.8 0 0 1 4 4L13 11',
  user: 'M10 10.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM2.8 18a7.2 7.2 0 0 1 14.4 0',
  sun: 'M10 13.8a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6ZM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16',
  moon: 'M16.8 12.2A7.3 7.3 0 0 1 7.8 3.2a7.3 7.3 0 1 0 9 9Z',
  screen: 'M2.5 3.5h15v10h-15zM7 17.5h6M10 13.5v4',
  contrast: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM10 2v16M10 6h5.5M10 10h7.5M10 14h5.5',
  pin: 'M7 2.5h6l-1 5.5 3 3H5l3-3-1-5.5ZM10 11v6.5',
  note: 'M4 2.5h12v15H4zM7 7h6M7 10.5h6M7 14h3',
  compare: 'M10 2v16M2.5 5h5v10h-5zM12.5 5h5v10h-5z',
  flag: 'M4.5 18V2.5h11l-2.5 4 2.5 4h-11',
  plus: 'M10 4v12M4 10h12',
  back: 'M12.5 5l-5 5 5 5',
  offline: 'M2.5 7.5a11.5 11.5 0 0 1 15 0M5.5 11a7 7 0 0 1 9 0M8.3 14.2a3 3 0 0 1 3.4 0M3 3l14 14',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
