command-leveranceplan = Turns the office's workbook into the published activity and delivery plan: PDF, Excel, CSV and JSON
    .usage = leveranceplan [OPTIONS] <COMMAND>
command-publish = Publish the plan: PDF, clean workbook, CSV extracts, plan.json and manifest.json in a folder for the version
    .usage = leveranceplan publish [OPTIONS] [WORKBOOK]
command-check = Find the plan's errors and doubtful points without publishing it
    .usage = leveranceplan check [OPTIONS] [WORKBOOK]
command-compare = Show what changed from one version to another
    .usage = leveranceplan compare [OPTIONS] <OLD> <NEW>
command-new-quarter = Write the next quarter's workbook from this quarter's
    .usage = leveranceplan new-quarter [OPTIONS] --output <FILE> [WORKBOOK]
command-explain = Explain a code: what it means, why, an example and what can be done
    .usage = leveranceplan explain [OPTIONS] [CODE]
command-extract = Write the plan's extracts: CSV, the clean workbook, JSON or a single table
    .usage = leveranceplan extract [OPTIONS] <--format <FORMAT>|--table <TABLE>> [WORKBOOK]
command-verify = Verify that editions are as they were published: digests, the list of editions, and whether the files say the same
    .usage = leveranceplan verify [OPTIONS] <FOLDER>
command-completions = Write the script by which a shell completes commands and options
    .usage = leveranceplan completions [OPTIONS] <SHELL>
argument-help = Show this help
argument-version = Show the program's version
argument-config = Settings; left out: leveranceplan.toml in the working folder, if it is there
    .value = FILE
argument-lang = Language: da or en; left out: that of the environment, else Danish
    .value = LANGUAGE
argument-color = Colours: auto, always or never; left out: auto, that is on a terminal
    .value = WHEN
argument-quiet = Show errors only
argument-sheet = A sheet that belongs to the plan (can be repeated)
    .value = SHEET
argument-title = The plan's title; overrides that of the workbook
    .value = TITLE
argument-plan_version = The plan's version number; overrides that of the workbook
    .value = X.Y
argument-date = The version's date; overrides that of the workbook
    .value = YYYY-MM-DD
argument-code = The code as it stands in a finding; left out: a list of all
    .value = CODE
argument-folder = An edition's folder (output/v5.0), or the folder with all editions
    .value = FOLDER
argument-shell = The shell: bash, elvish, fish, powershell or zsh
    .value = SHELL
argument-workbook = The workbook; left out: the one in input/
    .value = WORKBOOK
argument-output = The folder in which the version's folder is put; left out: output
    .value = FOLDER
argument-previous = The previous version: its folder, plan.json or workbook
    .value = PREVIOUS
argument-publish_previous = The previous version: its folder, plan.json or workbook; left out: the newest edition of the same plan in --output
    .value = PREVIOUS
argument-no_previous = Compare with no previous version
argument-mark = Put on and take off * and ✓ in the edition by what changed since the previous version; the workbook is not changed
argument-replace = Replace the version if it is published with other content
argument-dialect = CSV dialect: excel-da or rfc4180; left out: excel-da
    .value = DIALECT
argument-findings_format = Form: text, json or github; left out: text
    .value = FORM
argument-deny = What gives exit code 1 besides errors: warnings
    .value = WHAT
argument-old = The old one: a workbook, a plan.json or an edition's folder
    .value = OLD
argument-new = The new one
    .value = NEW
argument-comparison_format = Form: text, json or csv; left out: text
    .value = FORM
argument-exit_code = Exit code 1 if there is a difference
argument-this_workbook = This quarter's workbook, plan.json or edition's folder; left out: the workbook in input/
    .value = WORKBOOK
argument-next_output = The file to write; it must not exist
    .value = FILE
argument-next_title = The new version's title; left out: the old one with its period moved on
    .value = TITLE
argument-next_date = The new version's date; left out: a quarter after the old one
    .value = YYYY-MM-DD
argument-next_version = The new version's number; left out: the next whole number, 6.0 after 5.0
    .value = X.Y
argument-delivered = What becomes of deliverables that are marked ✓: keep or drop; left out: keep
    .value = WHAT
argument-extract_format = Format: csv, xlsx, json or all
    .value = FORMAT
argument-table = Write one table as CSV to standard output: leverancer, omraader, perioder, kontakter or links
    .value = TABLE
argument-extract_output = The folder in which the files are written; left out: output
    .value = FOLDER
help-usage = Usage:
help-commands = Commands:
help-arguments = Arguments:
help-options = Options:
help-after =
    Exit codes:
      0  done; there may be warnings
      1  the plan has errors, so nothing was published; check --deny warnings found a warning;
         verify or compare --exit-code found a difference
      2  the arguments or the settings are wrong
      3  the workbook cannot be read, or there is no plan in it; nothing to verify
      4  the result cannot be written, or the version is published with other content

    Example:
      leveranceplan check plan.xlsx
      leveranceplan publish plan.xlsx --output editions
