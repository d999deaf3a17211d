def find_report_places(report, parsed, unparsed):
    return ()
