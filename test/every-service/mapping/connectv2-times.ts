import { TimeZone } from 'aws-cdk-lib';
import { connectv2 } from '../../../lib';
import type { CampaignProps, CommunicationTime } from '../../../lib/connectv2';
import type { Change } from './connectv2-props';
import { timeWindow, TWO_PERIODS, TWO_RANGES } from './connectv2-props';
import type { Row } from './table';
import { leaf } from './table';

const { TimeRange, TimeZoneDetection, TimeZoneDetectionScope } = connectv2;

type Rows = readonly Row<CampaignProps>[];

const CHANNELS = ['telephony', 'sms', 'email', 'whatsApp'] as const;
const DAYS = {
  monday: 'MONDAY',
  tuesday: 'TUESDAY',
  wednesday: 'WEDNESDAY',
  thursday: 'THURSDAY',
  friday: 'FRIDAY',
  saturday: 'SATURDAY',
  sunday: 'SUNDAY',
};

const time =
  (changed: Partial<CommunicationTime>): Change =>
  (props) => ({ ...props, communicationTime: { ...props.communicationTime, ...changed } });

const ZONE = 'communicationTimeConfig.localTimeZoneConfig';

const ZONES: Rows = [
  leaf(`${ZONE}.defaultTimeZone`, time({ defaultTimeZone: TimeZone.ASIA_TOKYO }), 'Asia/Tokyo'),
  leaf(`${ZONE}.localTimeZoneDetection.0`, time({ timeZoneDetection: [TimeZoneDetection.AREA_CODE] }), 'AREA_CODE'),
  leaf(
    `${ZONE}.localTimeZoneDetection.1`,
    time({ timeZoneDetection: [TimeZoneDetection.ZIP_CODE, TimeZoneDetection.AREA_CODE] }),
    'AREA_CODE',
  ),
  leaf(
    `${ZONE}.localTimeZoneDetectionScope`,
    time({ timeZoneDetectionScope: TimeZoneDetectionScope.ALL_AVAILABLE }),
    'ALL_AVAILABLE',
  ),
];

/** The beginning of the first range of a day, and the end of the second. */
function dayRows(channel: (typeof CHANNELS)[number]): Rows {
  const [morning, afternoon] = TWO_RANGES;
  return Object.entries(DAYS).flatMap(([day, name]) => {
    const place = `communicationTimeConfig.${channel}.openHours.dailyHours.${name}`;
    const earlier = timeWindow({ [day]: [TimeRange.of('07:15', '12:00'), afternoon] });
    const later = timeWindow({ [day]: [morning, TimeRange.of('13:00', '18:45')] });
    return [
      leaf<CampaignProps>(`${place}.0.startTime`, time({ [channel]: earlier }), 'T07:15'),
      leaf<CampaignProps>(`${place}.1.endTime`, time({ [channel]: later }), 'T18:45'),
    ];
  });
}

function periodRows(channel: (typeof CHANNELS)[number]): Rows {
  const place = `communicationTimeConfig.${channel}.restrictedPeriods.restrictedPeriodList`;
  const [first, second] = TWO_PERIODS;
  const periods = (...list: (readonly [string, string, string])[]) => time({ [channel]: timeWindow({}, list) });
  return [
    leaf(`${place}.0.name`, periods(['holidays', first[1], first[2]], second), 'holidays'),
    leaf(`${place}.0.startDate`, periods([first[0], '2030-12-23', first[2]], second), '2030-12-23'),
    leaf(`${place}.0.endDate`, periods([first[0], first[1], '2030-12-27'], second), '2030-12-27'),
    leaf(`${place}.1.name`, periods(first, ['holidays', second[1], second[2]]), 'holidays'),
    leaf(`${place}.1.startDate`, periods(first, [second[0], '2030-12-30', second[2]]), '2030-12-30'),
    leaf(`${place}.1.endDate`, periods(first, [second[0], second[1], '2031-01-02']), '2031-01-02'),
  ];
}

export const TIMES: Rows = [...ZONES, ...CHANNELS.flatMap(dayRows), ...CHANNELS.flatMap(periodRows)];
