def find_report_dates(report, parsed, unparsed):
    return ()
