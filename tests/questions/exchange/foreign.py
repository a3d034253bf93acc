"""Question files as other systems write them: GIFT, Moodle XML, QTI 1.2, 2 and 3, and text2qti."""

from __future__ import annotations

GIFT = r"""
// a comment
$CATEGORY: tests/cnn

::Grant::Who is buried in Grant's tomb?{
  =Grant #Right.
  ~no one
  ~Napoleon #He was buried in France.
}

The sky is blue.{T}

::Pi:: What is $$\\pi$$ to two places? {#3.14:0.005}

::Range:: Between 1 and 5? {#1..5}

Two plus {=two =2} equals four.

::Capitals:: Match them. {=Canada -> Ottawa =Italy -> Rome =Japan -> Tokyo = -> Nairobi}

::Several:: Which are grey? {~%50%A mouse ~%50%An elephant ~%-100%A fire engine #Red!####Both.}

::Escaped:: [html]Is 1 \= 1 in <b>C\:</b>? {=yes ~no}

::Essay:: Tell us. {}

::Just text:: Nothing is asked here.

::Broken:: What is it? {=one
"""
MOODLE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/top</text></category></question>
  <question type="multichoice">
    <name><text>Layers</text></name>
    <questiontext format="html">
      <text><![CDATA[<p>Which layer <em>learns</em> nothing? \\(y = x\\)</p><script>alert(1)</script>
        <img src="@@PLUGINFILE@@/a.png" alt="a net">]]></text>
    </questiontext>
    <generalfeedback format="html"><text>Pooling has no weights.</text></generalfeedback>
    <single>true</single><shuffleanswers>1</shuffleanswers>
    <answer fraction="100" format="html"><text><![CDATA[<p>pooling</p>]]></text>
      <feedback format="html"><text>Yes.</text></feedback></answer>
    <answer fraction="0" format="html"><text>convolution</text><feedback format="html"><text></text></feedback></answer>
    <answer fraction="50" format="html"><text>dense</text></answer>
    <hint format="html"><text>No weights at all.</text></hint>
  </question>
  <question type="truefalse">
    <name><text>TF</text></name><questiontext format="plain_text"><text>1 &lt; 2 *always*</text></questiontext>
    <answer fraction="100"><text>true</text></answer>
    <answer fraction="0"><text>false</text><feedback><text>It is.</text></feedback></answer>
  </question>
  <question type="numerical">
    <name><text>Half</text></name><questiontext format="html"><text>How much?</text></questiontext>
    <answer fraction="100"><text>0.5</text><tolerance>0.01</tolerance></answer>
    <answer fraction="0"><text>2</text><tolerance>0</tolerance>
      <feedback format="html"><text>Upside down.</text></feedback></answer>
    <units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>
  </question>
  <question type="essay"><name><text>Why</text></name>
    <questiontext format="html"><text>Why?</text></questiontext></question>
  <question type="ddwtos"><name><text>Drag</text></name>
    <questiontext format="html"><text>?</text></questiontext></question>
</quiz>
"""
QTI2 = """<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  identifier="choice" title="Unattended Luggage" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
    <correctResponse><value>ChoiceA</value></correctResponse>
  </responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody>
    <p>Look at the text in the picture.</p>
    <p><img src="images/sign.png" alt="NEVER LEAVE LUGGAGE UNATTENDED"/></p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1">
      <prompt>What does it say?</prompt>
      <simpleChoice identifier="ChoiceA">You must stay with your luggage at all times.</simpleChoice>
      <simpleChoice identifier="ChoiceB">Do not let someone else look after your luggage.</simpleChoice>
    </choiceInteraction>
  </itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
</assessmentItem>
"""
QTI3 = """<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="t" title="Richard III">
  <qti-response-declaration base-type="string" cardinality="single" identifier="RESPONSE">
    <qti-correct-response><qti-value>York</qti-value></qti-correct-response>
    <qti-mapping default-value="0"><qti-map-entry map-key="York" mapped-value="1"/>
    <qti-map-entry map-key="yorks" mapped-value="0.5"/></qti-mapping>
  </qti-response-declaration>
  <qti-item-body>
    <blockquote>
      <p>Made glorious summer by this sun of <qti-text-entry-interaction response-identifier="RESPONSE"/>;</p>
    </blockquote>
  </qti-item-body>
</qti-assessment-item>
"""

TEXT2QTI = """
Quiz title: Sample

Title: A sum
Points: 2
1.  What is $2+3$?
... It is five.
+   Well done.
a)  6
b)  1
... Too small.
*c) 5

% a comment
2. Which are dinosaurs?

    Tick all.
[ ] Woolly mammoth
[*] Tyrannosaurus rex
[*] Triceratops

3.  Who lives at the North Pole?
*   Santa
*   Santa Claus

4.  What is the square root of 2?
=   1.4142 +- 0.0001

5.  Between?
=   [1, 3]

6.  Write an essay.
____
"""


def item_1(title: str, kind: str, presentation: str, processing: str, feedback: str = "") -> str:
    return f"""<item ident="{title}" title="{title}"><itemmetadata><qtimetadata><qtimetadatafield>
      <fieldlabel>question_type</fieldlabel><fieldentry>{kind}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
      <presentation><material><mattext texttype="text/html">&lt;p&gt;{title} &lt;b&gt;now&lt;/b&gt;?&lt;/p&gt;</mattext>
      </material>{presentation}</presentation>
      <resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>
      {processing}</resprocessing>{feedback}</item>"""


def label(ident: str, words: str) -> str:
    mattext = f'<mattext texttype="text/html">{words}</mattext>'
    return f'<response_label ident="{ident}"><material>{mattext}</material></response_label>'


def scored(condition: str, score: int = 100) -> str:
    setvar = f'<setvar action="Set" varname="SCORE">{score}</setvar>'
    return f'<respcondition continue="No"><conditionvar>{condition}</conditionvar>{setvar}</respcondition>'


def equal(answer: str, of: str = "r") -> str:
    return f'<varequal respident="{of}">{answer}</varequal>'


FORMULA = '&lt;img class="equation_image" data-equation-content="x^2" alt="LaTeX"&gt;'
CHOICES = f"<render_choice>{label('a', FORMULA)}{label('b', 'B')}{label('c', 'C')}</render_choice>"
SHOWN = '<respcondition><conditionvar>{}</conditionvar><displayfeedback linkrefid="{}"/></respcondition>'
SAID = '<itemfeedback ident="{}"><flow_mat><material><mattext>{}</mattext></material></flow_mat></itemfeedback>'
PAIRS = "".join(
    f'<response_lid ident="{ident}"><material><mattext>{left}</mattext></material>{CHOICES}</response_lid>'
    for ident, left in (("l1", "one"), ("l2", "two"))
)
QTI1 = f"""<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment title="Quiz"><section>
{
    item_1(
        "Single",
        "multiple_choice_question",
        f'<response_lid ident="r" rcardinality="Single">{CHOICES}</response_lid>',
        SHOWN.format("<other/>", "general_fb") + SHOWN.format(equal("b"), "b_fb") + scored(equal("a")),
        SAID.format("general_fb", "All.") + SAID.format("b_fb", "Not B."),
    )
}
{
    item_1(
        "Several",
        "multiple_answers_question",
        f'<response_lid ident="r" rcardinality="Multiple">{CHOICES}</response_lid>',
        scored(f"<and>{equal('a')}<not>{equal('b')}</not>{equal('c')}</and>"),
    )
}
{
    item_1(
        "Word",
        "short_answer_question",
        '<response_str ident="r"><render_fib/></response_str>',
        scored(equal("one") + equal("1")),
    )
}
{
    item_1(
        "Number",
        "numerical_question",
        '<response_str ident="r"><render_fib fibtype="Decimal"/></response_str>',
        scored(
            f"<or>{equal('1.5')}<and><vargte respident='r'>1.25</vargte><varlte respident='r'>1.75</varlte></and></or>"
        ),
    )
}
{item_1("Pairs", "matching_question", PAIRS, scored(equal("a", "l1"), 50) + scored(equal("b", "l2"), 50))}
{item_1("Essay", "essay_question", '<response_str ident="r"><render_fib/></response_str>', "")}
</section></assessment></questestinterop>"""
