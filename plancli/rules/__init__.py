"""All rules, in the order of their codes; a rule that is not listed here does not run."""

from __future__ import annotations

from plancli.rules.citations.abolished_issuer import AbolishedIssuer
from plancli.rules.citations.act_later_than_plan import ActLaterThanPlan
from plancli.rules.citations.act_with_two_dates import ActWithTwoDates
from plancli.rules.citations.document_not_in_force import DocumentNotInForce
from plancli.rules.citations.impossible_date import ImpossibleDate
from plancli.rules.citations.incomplete_first_citation import IncompleteFirstCitation
from plancli.rules.citations.misspelt_number import MisspeltNumber
from plancli.rules.citations.number_without_so import NumberWithoutSo
from plancli.rules.citations.period_ended import PeriodEnded
from plancli.rules.citations.pinpoint_order import PinpointOrder
from plancli.rules.citations.plans_date_act_differently import PlansDateActDifferently
from plancli.rules.citations.repeated_full_title import RepeatedFullTitle
from plancli.rules.citations.unused_decree import UnusedDecree
from plancli.rules.citations.wrong_date import WrongDate
from plancli.rules.deadlines.deadline_before_plan import DeadlineBeforePlan
from plancli.rules.deadlines.no_deadline import NoDeadline
from plancli.rules.deadlines.vague_deadline import VagueDeadline
from plancli.rules.gaps.no_deliverable import NoDeliverable
from plancli.rules.gaps.no_funding import NoFunding
from plancli.rules.gaps.no_reporting import NoReporting
from plancli.rules.gaps.task_without_unit import TaskWithoutUnit
from plancli.rules.layout.blank_day import BlankDay
from plancli.rules.layout.blank_issuer import BlankIssuer
from plancli.rules.layout.blank_number import BlankNumber
from plancli.rules.layout.blank_reference import BlankReference
from plancli.rules.layout.closing_title_differs import ClosingTitleDiffers
from plancli.rules.layout.left_to_fill import LeftToFill
from plancli.rules.layout.missing_collective_line import MissingCollectiveLine
from plancli.rules.layout.no_archive_line import NoArchiveLine
from plancli.rules.layout.unmentioned_annex import UnmentionedAnnex
from plancli.rules.rule import Rule, RuleContext
from plancli.rules.structure.duplicate_label import DuplicateLabel
from plancli.rules.structure.empty_section import EmptySection
from plancli.rules.structure.skipped_letter import SkippedLetter
from plancli.rules.structure.skipped_number import SkippedNumber
from plancli.rules.trace.link_to_unknown_parent import LinkToUnknownParent
from plancli.rules.trace.link_without_target import LinkWithoutTarget
from plancli.rules.trace.repeated_link import RepeatedLink
from plancli.rules.trace.unknown_legal_duty import UnknownLegalDuty
from plancli.rules.units.abolished_unit import AbolishedUnit
from plancli.rules.units.assigned_not_requested import AssignedNotRequested
from plancli.rules.units.conflicting_lead import ConflictingLead
from plancli.rules.units.executor_not_recipient import ExecutorNotRecipient
from plancli.rules.units.no_single_lead import NoSingleLead
from plancli.rules.units.reported_not_recipient import ReportedNotRecipient
from plancli.rules.units.unit_not_in_words import UnitNotInWords
from plancli.rules.units.unit_without_duty import UnitWithoutDuty
from plancli.rules.units.unit_without_task import UnitWithoutTask
from plancli.rules.units.unresolved_unit import UnresolvedUnit
from plancli.rules.units.unused_unit import UnusedUnit
from plancli.rules.units.wrong_level_place import WrongLevelPlace
from plancli.rules.wording.broken_compound import BrokenCompound
from plancli.rules.wording.cut_sentence import CutSentence
from plancli.rules.wording.doubled_word import DoubledWord
from plancli.rules.wording.impossible_syllable import ImpossibleSyllable
from plancli.rules.wording.law_name_case import LawNameCase
from plancli.rules.wording.mixed_date_styles import MixedDateStyles
from plancli.rules.wording.mixed_tone_placement import MixedTonePlacement
from plancli.rules.wording.mixed_unit_case import MixedUnitCase
from plancli.rules.wording.place_name_variant import PlaceNameVariant
from plancli.rules.wording.repeated_phrase import RepeatedPhrase
from plancli.rules.wording.stray_mark import StrayMark
from plancli.rules.wording.unknown_abbreviation import UnknownAbbreviation

ALL_RULES: tuple[type[Rule], ...] = (
    EmptySection,
    DuplicateLabel,
    SkippedNumber,
    SkippedLetter,
    UnresolvedUnit,
    UnitNotInWords,
    UnusedUnit,
    UnitWithoutTask,
    NoSingleLead,
    AssignedNotRequested,
    ConflictingLead,
    UnitWithoutDuty,
    ReportedNotRecipient,
    ExecutorNotRecipient,
    AbolishedUnit,
    WrongLevelPlace,
    WrongDate,
    ActWithTwoDates,
    ImpossibleDate,
    UnusedDecree,
    DocumentNotInForce,
    NumberWithoutSo,
    IncompleteFirstCitation,
    ActLaterThanPlan,
    RepeatedFullTitle,
    PeriodEnded,
    PinpointOrder,
    PlansDateActDifferently,
    MisspeltNumber,
    AbolishedIssuer,
    NoDeadline,
    VagueDeadline,
    DeadlineBeforePlan,
    NoDeliverable,
    TaskWithoutUnit,
    NoFunding,
    NoReporting,
    LinkToUnknownParent,
    LinkWithoutTarget,
    UnknownLegalDuty,
    RepeatedLink,
    BlankNumber,
    BlankDay,
    MissingCollectiveLine,
    BlankIssuer,
    BlankReference,
    ClosingTitleDiffers,
    NoArchiveLine,
    UnmentionedAnnex,
    LeftToFill,
    PlaceNameVariant,
    MixedDateStyles,
    DoubledWord,
    StrayMark,
    ImpossibleSyllable,
    BrokenCompound,
    UnknownAbbreviation,
    RepeatedPhrase,
    MixedTonePlacement,
    LawNameCase,
    MixedUnitCase,
    CutSentence,
)

__all__ = ["ALL_RULES", "Rule", "RuleContext"]
