# What alpha, omega and scores are in R, for tests/unit/answers/instruments/test_against_psych.py.
#
#   Rscript tests/unit/answers/instruments/psych/psych.R      (needs the package psych; Debian: r-cran-psych, r-cran-gparotation)
#
# It makes up answers (nobody gave them) with a fixed seed, writes them to *.csv, and what psych computes to psych.json.
suppressPackageStartupMessages(library(psych))
set.seed(20261130)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))

answers <- function(people, low, high, reversed, loading) {
  trait <- rnorm(people)
  sapply(seq_along(low), function(item) {
    latent <- loading[item] * trait + sqrt(1 - loading[item]^2) * rnorm(people)
    if (item %in% reversed) latent <- -latent
    span <- high[item] - low[item]
    pmin(high[item], pmax(low[item], round((low[item] + high[item]) / 2 + span / 4 * latent)))
  })
}

figures <- function(name, low, high, reversed, people, scales) {
  items <- length(low)
  given <- answers(people, low, high, reversed, seq(.45, .8, length.out = items))
  colnames(given) <- paste0(name, "_", seq_len(items))
  write.csv(given, file.path(here, paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
  sapply(names(scales), function(scale) {
    of <- scales[[scale]]$items
    keys <- ifelse(of %in% reversed, -1, 1)
    turned <- reverse.code(keys, given[, of], mini = low[of], maxi = high[of])
    scored <- if (scales[[scale]]$mean) rowMeans(turned) else rowSums(turned)
    omega <- suppressWarnings(suppressMessages(psych::omega(turned, nfactors = 1, fm = "minres", plot = FALSE)$omega.tot))
    list(alpha = psych::alpha(turned, warnings = FALSE)$total$raw_alpha, omega = omega, scores = unname(scored[1:5]), mean = mean(scored), deviation = sd(scored))
  }, simplify = FALSE)
}

reverse_ecr_r <- c(9, 11, 20, 22, 26:31, 33:36)
found <- list(
  ecr_r = figures("ecr_r", rep(1, 36), rep(7, 36), reverse_ecr_r, 150,
                  list(anxiety = list(items = 1:18, mean = TRUE), avoidance = list(items = 19:36, mean = TRUE))),
  ras = figures("ras", rep(1, 7), rep(5, 7), c(4, 7), 120, list(total = list(items = 1:7, mean = TRUE))),
  csi16 = figures("csi16", rep(0, 16), c(6, rep(5, 15)), integer(0), 120, list(total = list(items = 1:16, mean = FALSE)))
)
number <- function(value) trimws(formatC(value, digits = 12, format = "g"))
line <- function(name, scale, of) sprintf('  "%s.%s": {"alpha": %s, "omega": %s, "mean": %s, "deviation": %s, "scores": [%s]}',
  name, scale, number(of$alpha), number(of$omega), number(of$mean), number(of$deviation), paste(number(of$scores), collapse = ", "))
lines <- unlist(lapply(names(found), function(name) lapply(names(found[[name]]), function(scale) line(name, scale, found[[name]][[scale]]))))
writeLines(c(sprintf('{\n  "versions": "R %s, psych %s",', getRversion(), packageVersion("psych")), paste0(paste(lines, collapse = ",\n")), "}"),
           file.path(here, "psych.json"))
